using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>A line of <see cref="TopicText"/>: its tokens, its text, and which topic it is of.</summary>
internal sealed class TopicRow
{
    public const int Size = 12;

    public string[] Tokens { get; set; } = [];

    [VectorType(Size)]
    public string[] Twelve { get; set; } = [];

    public string Text { get; set; } = "";

    public string Topic { get; set; } = "";

    public static IDataView View(MLContext mlContext, int lines, int seed = 1) => mlContext.Data.LoadFromEnumerable(TopicText.Make(lines, seed).Split('\n').Select(Of));

    public static TopicRow Of(string line)
    {
        string[] tokens = line.Split(' ');
        string topic = Array.Find(tokens, token => token.StartsWith("topic", StringComparison.Ordinal))?[..6] ?? "topic0";
        return new TopicRow { Tokens = tokens, Twelve = tokens, Text = line, Topic = topic };
    }
}
