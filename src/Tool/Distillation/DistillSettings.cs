using DistillEmb.MLNet.Tool.CommandLine;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary>The properties of <see cref="DistillEmbOptions"/> as options of the command line.</summary>
internal static class DistillSettings
{
    /// <summary>The option of how the output answers several teachers.</summary>
    public const string Heads = "--heads";

    public static Settings<DistillEmbOptions> Create()
    {
        var settings = new Settings<DistillEmbOptions>();
        settings.Whole("--epochs", "Passes over the training words.", options => options.Epochs, (options, value) => options.Epochs = value);
        settings.Whole("--batch-size", "Words a step; 128 with fewer than 10,000 teacher words.", options => options.BatchSize, (options, value) => options.BatchSize = value);
        settings.OneOf("--objective", "What training makes small.", options => options.Objective, (options, value) => options.Objective = value);
        settings.Whole("--exact-words", "How many of the corpus' most frequent words keep their teachers' own vectors.", options => options.ExactWords, (options, value) => options.ExactWords = value);
        settings.OneOf("--precision", "How weights are stored.", options => options.WeightPrecision, (options, value) => options.WeightPrecision = value);
        settings.OneOf(Heads, "A part of the vector for each teacher, one part for all, or one for the teachers fused into one.", options => options.HeadLayout, (options, value) => options.HeadLayout = value);
        settings.Whole("--dim", "Values of the one part of fused teachers; without --heads it gives --heads fused.", options => options.FusedDimension, (options, value) => options.FusedDimension = value);
        settings.Flag("--align-teachers", "Rotates teachers to lie as near to the first as they can; for --heads shared.", options => options.AlignTeachers, (options, value) => options.AlignTeachers = value);
        settings.Whole("--max-word-length", "Characters of a word that are read, 4 to 64.", options => options.MaxWordLength, (options, value) => options.MaxWordLength = value);
        settings.OneOf("--pooling", "What ML.NET pipelines get of a row's tokens from the saved model.", options => options.Output, (options, value) => options.Output = value);
        settings.Real("--learning-rate", "The largest rate of AdamW.", options => options.LearningRate, (options, value) => options.LearningRate = value);
        settings.Real("--final-learning-rate", "The share of it that training ends with.", options => options.FinalLearningRate, (options, value) => options.FinalLearningRate = value);
        settings.Real("--weight-decay", "The weight decay of AdamW.", options => options.WeightDecay, (options, value) => options.WeightDecay = value);
        settings.Real("--temperature", "The temperature of InfoNCE.", options => options.Temperature, (options, value) => options.Temperature = value);
        settings.Real("--cosine-weight", "The weight of 1 - cosine beside InfoNCE.", options => options.CosineWeight, (options, value) => options.CosineWeight = value);
        settings.Real("--triplet-margin", "The margin of the triplet objective.", options => options.TripletMargin, (options, value) => options.TripletMargin = value);
        settings.OneOf("--mining", "Where hard negatives are searched.", options => options.Mining, (options, value) => options.Mining = value);
        settings.Whole("--hard-negatives", "Hard negatives a word.", options => options.HardNegatives, (options, value) => options.HardNegatives = value);
        settings.Whole("--queued-negatives", "Words of the batches before that are negatives too.", options => options.QueuedNegatives, (options, value) => options.QueuedNegatives = value);
        settings.Real("--frequency-weight", "By how much frequent words are trained on more often, 0 to 2.", options => options.FrequencyWeight, (options, value) => options.FrequencyWeight = value);
        settings.Real("--ngram-dropout", "The share of n-grams that training hides.", options => options.NgramDropout, (options, value) => options.NgramDropout = value);
        settings.Real("--character-dropout", "The share of characters that training hides.", options => options.CharacterDropout, (options, value) => options.CharacterDropout = value);
        settings.Whole("--dev-words", "Held-out words that judge an epoch; 0 for all.", options => options.DevWords, (options, value) => options.DevWords = value);
        return settings;
    }
}
