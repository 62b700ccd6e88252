using DistillEmb.MLNet.Training.Tests.Tagging;
using Microsoft.ML;

namespace DistillEmb.MLNet.Training.Tests.Classification;

/// <summary>Made-up texts of three topics, each of which has roots that come in many forms, and options that make a classifier of them in seconds.</summary>
internal static class LabeledSample
{
    public static readonly string[] Topics = ["ስፖርት", "ጤና", "ንግድ"];

    private static readonly string[][] Roots = [["ኳስ", "ተጫዋች", "ዋንጫ"], ["ሐኪም", "መድኃኒት", "በሽታ"], ["ገበያ", "ነጋዴ", "ብር"]];

    private static readonly string[] Others = ["ዛሬ", "ትናንት", "ብዙ", "ነው", "ሰው", "ቀን", "አለ", "ሄደ"];

    private static readonly string[] Prefixes = ["", "የ", "በ", "ለ", "ከ"];

    private static readonly string[] Suffixes = ["", "ው", "ዎች", "ዎቹ", "ም", "ና"];

    /// <summary>Rows with the columns Tokens and Label; other seeds have other forms of the words.</summary>
    public static Row[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            int topic = i % Topics.Length;
            string[] tokens = [.. Enumerable.Range(0, random.Next(4, 12)).Select(_ => random.Pick(Others))];
            for (int k = 0; k < 2; k++) tokens[random.Next(tokens.Length)] = random.Pick(Prefixes) + random.Pick(Roots[topic]) + random.Pick(Suffixes);
            return new Row { Tokens = tokens, Label = Topics[topic] };
        })];
    }

    public static DistillEmbTextClassificationOptions Options(int epochs = 2) => new()
    {
        Architecture = TaggedSample.SmallNetwork,
        VectorSize = 24,
        HiddenSize = 16,
        Epochs = epochs,
        BatchSize = 8,
        LearningRate = 0.01,
        Dropout = 0.2,
        Seed = 1,
        Threads = 2,
    };

    public static IDataView View(MLContext mlContext, params Row[] rows) => mlContext.Data.LoadFromEnumerable(rows);

    private static string Pick(this Random random, string[] items) => items[random.Next(items.Length)];

    internal sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string? Label { get; set; }
    }
}
