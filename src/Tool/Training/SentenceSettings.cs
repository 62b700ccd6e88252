using DistillEmb.MLNet.Tool.CommandLine;

namespace DistillEmb.MLNet.Tool.Training;

/// <summary>The properties of <see cref="SentenceTrainingOptions"/>, which all trainers of rows of tokens share, as options of the command line.</summary>
internal static class SentenceSettings
{
    /// <param name="settings">What they are added to.</param>
    /// <param name="rows">What the rows are.</param>
    public static void AddTo<TOptions>(Settings<TOptions> settings, string rows)
        where TOptions : SentenceTrainingOptions, new()
    {
        settings.Whole("--epochs", $"Passes over the {rows}, at most.", options => options.Epochs, (options, value) => options.Epochs = value);
        settings.Whole("--patience", "Epochs without progress after which training ends; 0 for never.", options => options.Patience, (options, value) => options.Patience = value);
        settings.Whole("--batch-size", $"{char.ToUpperInvariant(rows[0])}{rows[1..]} a step.", options => options.BatchSize, (options, value) => options.BatchSize = value);
        settings.Flag("--frozen", "Leaves the encoder as it is: several times as fast.", options => options.FreezeEncoder, (options, value) => options.FreezeEncoder = value);
        settings.Whole("--words", "How many frequent words get vectors of their own beside the encoder's.", options => options.WordTableSize, (options, value) => options.WordTableSize = value);
        settings.Whole("--word-shapes", "Dimension of a vector of a token's shape (capital and small letters, digits, marks) beside the encoder's; 0 for none.", options => options.WordShapeVectorSize, (options, value) => options.WordShapeVectorSize = value);
        settings.Whole("--hidden", "Hidden units of each direction of the LSTM.", options => options.HiddenSize, (options, value) => options.HiddenSize = value);
        settings.Whole("--layers", "Layers of the LSTM.", options => options.Layers, (options, value) => options.Layers = value);
        settings.Whole("--vector-size", "Dimension of a vector of an encoder that starts at random.", options => options.VectorSize, (options, value) => options.VectorSize = value);
        settings.Real("--learning-rate", "The largest rate of AdamW.", options => options.LearningRate, (options, value) => options.LearningRate = value);
        settings.Real("--encoder-learning-rate", "That of the encoder; 0.0003 for a given one.", options => options.EncoderLearningRate, (options, value) => options.EncoderLearningRate = value);
        settings.Real("--final-learning-rate", "The share of the rates that training ends with.", options => options.FinalLearningRate, (options, value) => options.FinalLearningRate = value);
        settings.Real("--weight-decay", "The weight decay of AdamW.", options => options.WeightDecay, (options, value) => options.WeightDecay = value);
        settings.Real("--dropout", "The share of the LSTM's outputs that training hides.", options => options.Dropout, (options, value) => options.Dropout = value);
        settings.Real("--word-dropout", "The share of tokens that training hides.", options => options.WordDropout, (options, value) => options.WordDropout = value);
        settings.Real("--ngram-dropout", "The share of n-grams that training hides.", options => options.NgramDropout, (options, value) => options.NgramDropout = value);
        settings.Flag("--average-weights", "The average of the weights over the last quarter of the steps.", options => options.AverageWeights, (options, value) => options.AverageWeights = value);
        settings.OneOf("--precision", "How weights are stored.", options => options.WeightPrecision, (options, value) => options.WeightPrecision = value);
        settings.Real("--validation-share", $"The share of the {rows} that chooses the best epoch where no --dev is given.", options => options.ValidationShare, (options, value) => options.ValidationShare = value);
    }
}
