using DistillEmb.MLNet.Tool.CommandLine;

namespace DistillEmb.MLNet.Tool.Training;

/// <summary>The properties of <see cref="SentenceTrainingOptions"/> and of the classes derived from it as options of the command line.</summary>
internal static class SentenceSettings
{
    private static readonly Dictionary<string, string> Names = new()
    {
        [nameof(SentenceTrainingOptions.CheckpointPath)] = "--resume",
        [nameof(SentenceTrainingOptions.FreezeEncoder)] = "--frozen",
        [nameof(SentenceTrainingOptions.HiddenSize)] = "--hidden",
        [nameof(SentenceTrainingOptions.WeightPrecision)] = "--precision",
        [nameof(SentenceTrainingOptions.WordTableSize)] = "--words",
    };

    private static readonly Dictionary<string, string?> Apart = new()
    {
        [nameof(SentenceTrainingOptions.Encoder)] = "--encoder",
        [nameof(SentenceTrainingOptions.Architecture)] = null, // That of an encoder that starts at random; another network is distilled first.
        [nameof(SentenceTrainingOptions.ValidationSet)] = "--dev",
        [nameof(SentenceTrainingOptions.Seed)] = "--seed", // Is the context's.
        [nameof(SentenceTrainingOptions.Progress)] = null, // The command shows it.
        [nameof(SentenceTrainingOptions.CancellationToken)] = null, // Ctrl+C.
        [nameof(DistillEmbNerOptions.LabelColumnName)] = null, // Columns are those of the files.
        [nameof(DistillEmbNerOptions.TokensColumnName)] = null,
        [nameof(DistillEmbNerOptions.PredictedLabelColumnName)] = null,
        [nameof(DistillEmbNerOptions.ConfidenceColumnName)] = null,
        [nameof(DistillEmbTextClassificationOptions.ScoreColumnName)] = null,
    };

    public static Settings<TOptions> Create<TOptions>()
        where TOptions : SentenceTrainingOptions, new() => new(new TOptions(), names: Names, apart: Apart);
}
