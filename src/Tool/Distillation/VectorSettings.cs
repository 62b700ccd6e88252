using DistillEmb.MLNet.Tool.CommandLine;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary>The properties of <see cref="WordVectorOptions"/> as options of the command line.</summary>
internal static class VectorSettings
{
    private static readonly Dictionary<string, string> Names = new() { [nameof(WordVectorOptions.CheckpointPath)] = "--resume" };

    private static readonly Dictionary<string, string?> Apart = new()
    {
        [nameof(WordVectorOptions.Form)] = "--text",
        [nameof(WordVectorOptions.Tokenizer)] = "--language",
        [nameof(WordVectorOptions.ShortestNgram)] = NgramRange.Name,
        [nameof(WordVectorOptions.LongestNgram)] = NgramRange.Name,
        [nameof(WordVectorOptions.Progress)] = null, // The command shows it.
        [nameof(WordVectorOptions.CancellationToken)] = null, // Ctrl+C.
    };

    /// <summary>The options of the command that trains word vectors.</summary>
    public static Settings<WordVectorOptions> Create() => new(new WordVectorOptions(), names: Names, apart: Apart);

    /// <summary>The options of a command that trains word vectors on the way: it has a seed, threads and a checkpoint already.</summary>
    public static Settings<WordVectorOptions> CreateForTeachers() => new(
        new WordVectorOptions(),
        prefix: "--vector-",
        group: "WordVectors: ",
        apart: new Dictionary<string, string?>(Apart)
        {
            [nameof(WordVectorOptions.Seed)] = "--seed",
            [nameof(WordVectorOptions.Threads)] = null, // Each teacher has two.
            [nameof(WordVectorOptions.CheckpointPath)] = "--resume",
        });
}
