using DistillEmb.Classification;
using DistillEmb.MLNet.Tests.Sequences;
using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.MLNet.Tests.Classification;

/// <summary>Classifiers with random weights: what they say of texts means nothing, how they say it is the library's.</summary>
internal static class TestClassifiers
{
    public static IReadOnlyList<string> Topics { get; } = ["ስፖርት", "politics", "health"];

    public static TextClassifier Create(TextPooling pooling, WeightPrecision precision = WeightPrecision.Float32, int maxTokens = 100, int layers = 2, params string[] frequent)
    {
        var tables = new TokenTables(FrequentWords.Of(frequent), FrequentWords.Of(frequent.Select(TestShapes.Of)));
        DistillEmbEncoder encoder = TestEncoders.Create(1);
        var shape = new TextClassifierShape(new SentenceShape(encoder.VectorSize, new TableShape(tables.Words.Rows, 5), new TableShape(tables.Shapes.Rows, 3), 12, layers), pooling, Topics.Count, maxTokens);
        var random = new Random(1);
        var weights = new NetworkWeights(shape.DescribeTensors(), weight => [.. Enumerable.Range(0, weight.Length).Select(_ => 2 * (random.NextSingle() - 0.5f))]);
        return new TextClassifier(encoder, tables, shape, Topics, weights.Round(precision));
    }
}
