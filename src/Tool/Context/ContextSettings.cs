using DistillEmb.MLNet.Tool.CommandLine;

namespace DistillEmb.MLNet.Tool.Context;

/// <summary>The properties of <see cref="DistillEmbContextOptions"/> as options of the command line.</summary>
internal static class ContextSettings
{
    public static Settings<DistillEmbContextOptions> Create()
    {
        var settings = new Settings<DistillEmbContextOptions>();
        settings.Whole("--epochs", "Passes over the corpus, at most. One for some millions of tokens, more for fewer.", options => options.Epochs, (options, value) => options.Epochs = value);
        settings.Whole("--patience", "Epochs without progress after which training ends; 0 for never.", options => options.Patience, (options, value) => options.Patience = value);
        settings.Whole("--batch-size", "Sentences a step.", options => options.BatchSize, (options, value) => options.BatchSize = value);
        settings.Whole("--hidden", "Numbers of each direction of the LSTM; taggers and classifiers that start from it have as many.", options => options.HiddenSize, (options, value) => options.HiddenSize = value);
        settings.Real("--learning-rate", "The largest rate of AdamW.", options => options.LearningRate, (options, value) => options.LearningRate = value);
        settings.Real("--final-learning-rate", "The share of the rate that training ends with.", options => options.FinalLearningRate, (options, value) => options.FinalLearningRate = value);
        settings.Real("--weight-decay", "The weight decay of AdamW.", options => options.WeightDecay, (options, value) => options.WeightDecay = value);
        settings.Real("--dropout", "The share of the LSTM's numbers that training hides.", options => options.Dropout, (options, value) => options.Dropout = value);
        settings.Real("--word-dropout", "The share of tokens that training hides.", options => options.WordDropout, (options, value) => options.WordDropout = value);
        settings.OneOf("--precision", "How weights are stored.", options => options.WeightPrecision, (options, value) => options.WeightPrecision = value);
        settings.Real("--validation-share", "The share of the sentences that chooses the best epoch.", options => options.ValidationShare, (options, value) => options.ValidationShare = value);
        return settings;
    }
}
