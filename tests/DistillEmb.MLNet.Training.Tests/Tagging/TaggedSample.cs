using DistillEmb.MLNet.Tests;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Training.Tests.Tagging;

/// <summary>The tagged sentences that the repository carries, and options that make a tagger of them in seconds.</summary>
internal static class TaggedSample
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "samples", "data", "amharic-ner");

    public static PositionalArchitecture SmallNetwork { get; } = new()
    {
        EmbeddingSize = 16,
        Convolutions = [new(1, 16), new(2, 32), new(3, 32)],
        HiddenSize = 48,
        Ngrams = null,
    };

    /// <summary>The first sentences of a part: train, dev or test. Columns Tokens and Label.</summary>
    public static IDataView Read(MLContext mlContext, string part, int rows)
    {
        IDataView file = mlContext.Data.TakeRows(mlContext.Data.LoadFromConllFile(Path.Combine(Folder, $"{part}.txt")), rows);
        return mlContext.Transforms.CopyColumns("Label", "Tags").Fit(file).Transform(file);
    }

    /// <summary>A file of a test's own, in the folder of temporary ones.</summary>
    public static string Write(string text)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("distillemb-tags-").FullName, "tagged.txt");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The warnings that will be told, as they come.</summary>
    public static List<string> Warnings(MLContext mlContext)
    {
        var warnings = new List<string>();
        mlContext.Log += (_, message) =>
        {
            if (message.Kind != ChannelMessageKind.Warning) return;
            lock (warnings) warnings.Add(message.RawMessage);
        };
        return warnings;
    }

    public static DistillEmbNerOptions Options(int epochs = 2) => new()
    {
        Architecture = SmallNetwork,
        VectorSize = 24,
        HiddenSize = 16,
        Epochs = epochs,
        BatchSize = 8,
        LearningRate = 0.01,
        Dropout = 0.2,
        Seed = 1,
        Threads = 2,
    };

    /// <summary>The bytes of a model's file, which are the same for equal models.</summary>
    public static byte[] Save(MLContext mlContext, ITransformer model, IDataView data)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.zip");
        try
        {
            mlContext.Model.SaveAtomically(model, data.Schema, path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
