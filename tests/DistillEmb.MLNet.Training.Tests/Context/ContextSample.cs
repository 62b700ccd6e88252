using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Sequences;
using DistillEmb.MLNet.Training.Tests.Tagging;
using Microsoft.ML;

namespace DistillEmb.MLNet.Training.Tests.Context;

/// <summary>Sentences of a made-up language in which some words tell the next ones, an encoder with random weights, and options that learn a context of them in seconds.</summary>
internal static class ContextSample
{
    private static readonly string[] First = ["አቶ", "ወይዘሮ", "በከተማ", "ትናንት"];

    private static readonly string[][] Second = [["አበበ", "ከበደ"], ["አልማዝ", "ሰላም"], ["አዲስ", "ባህር"], ["መጣ", "ሄደ"]];

    public static DistillEmbEncoder Encoder { get; } = CreateEncoder();

    /// <summary>Rows of pairs: a word, and one of two that follow it alone.</summary>
    public static Row[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new Row
        {
            Tokens = [.. Enumerable.Range(0, random.Next(1, 5)).SelectMany(_ =>
            {
                int pair = random.Next(First.Length);
                return new[] { First[pair], Second[pair][random.Next(2)] };
            })],
        })];
    }

    public static DistillEmbContextOptions Options(int epochs = 2) => new()
    {
        Encoder = Encoder,
        HiddenSize = 16,
        Epochs = epochs,
        Patience = 0,
        BatchSize = 8,
        LearningRate = 0.01,
        Dropout = 0,
        WordDropout = 0,
        ValidationShare = 0.1,
        Seed = 1,
        Threads = 2,
    };

    public static IDataView View(MLContext mlContext, params Row[] rows) => mlContext.Data.LoadFromEnumerable(rows);

    private static DistillEmbEncoder CreateEncoder()
    {
        var options = new DistillEmbNerOptions { Architecture = TaggedSample.SmallNetwork, VectorSize = 24, MinimumCharacterCount = 1 };
        return StartingEncoder.Of(options, [.. First, .. Second.SelectMany(words => words)], new Random(1));
    }

    internal sealed class Row
    {
        public string[] Tokens { get; set; } = [];
    }
}
