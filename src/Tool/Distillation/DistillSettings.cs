using DistillEmb.MLNet.Tool.CommandLine;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary>The properties of <see cref="DistillEmbOptions"/> as options of the command line.</summary>
internal static class DistillSettings
{
    /// <summary>The option of how the output answers several teachers.</summary>
    public const string Heads = "--heads";

    private static readonly Dictionary<string, string> Names = new()
    {
        [nameof(DistillEmbOptions.CheckpointPath)] = "--resume",
        [nameof(DistillEmbOptions.FusedDimension)] = "--dim",
        [nameof(DistillEmbOptions.HeadLayout)] = Heads,
        [nameof(DistillEmbOptions.Output)] = "--pooling",
        [nameof(DistillEmbOptions.WeightPrecision)] = "--precision",
    };

    private static readonly Dictionary<string, string?> Apart = new()
    {
        [nameof(DistillEmbOptions.Teachers)] = "--teacher",
        [nameof(DistillEmbOptions.Corpus)] = "--corpus",
        [nameof(DistillEmbOptions.CorpusColumnName)] = null, // A file has one.
        [nameof(DistillEmbOptions.ContinueFrom)] = "--continue-from",
        [nameof(DistillEmbOptions.Tokenizer)] = "--text", // And --language.
        [nameof(DistillEmbOptions.WordVectors)] = null, // Settings of their own.
        [nameof(DistillEmbOptions.Architecture)] = NetworkOptions.Size, // And what else NetworkOptions has.
        [nameof(DistillEmbOptions.Seed)] = "--seed", // Is the context's.
        [nameof(DistillEmbOptions.Progress)] = null, // The command shows it.
        [nameof(DistillEmbOptions.CancellationToken)] = null, // Ctrl+C.
    };

    private static readonly Dictionary<string, string> Notes = new() { [nameof(DistillEmbOptions.FusedDimension)] = $"Without {Heads} it gives {Heads} fused." };

    public static Settings<DistillEmbOptions> Create() => new(new DistillEmbOptions(), names: Names, apart: Apart, notes: Notes);
}
