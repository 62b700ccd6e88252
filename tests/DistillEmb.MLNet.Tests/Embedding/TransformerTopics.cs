using Microsoft.ML;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>A small made-up data set of two topics, whose words share their endings.</summary>
internal sealed class TransformerTopics
{
    private static readonly string[] Stems = ["bal", "dor", "fen", "gul", "kim", "lop", "mar", "nis"];

    public string Topic { get; set; } = "";

    public string[] Tokens { get; set; } = [];

    public static IDataView View(MLContext mlContext)
    {
        var random = new Random(3);
        return mlContext.Data.LoadFromEnumerable([.. Enumerable.Range(0, 80).Select(i => Row(random, i % 2 == 0 ? ("sport", "aaz") : ("market", "uux")))]);
    }

    private static TransformerTopics Row(Random random, (string Topic, string Ending) kind) => new()
    {
        Topic = kind.Topic,
        Tokens = [.. Enumerable.Range(0, 2 + random.Next(4)).Select(_ => Stems[random.Next(Stems.Length)] + kind.Ending)],
    };
}
