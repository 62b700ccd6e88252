using DistillEmb.MLNet.Tests.Sequences;
using DistillEmb.Network;
using DistillEmb.Sequences;
using DistillEmb.Tagging;

namespace DistillEmb.MLNet.Tests.Tagging;

/// <summary>Taggers with random weights: what they say of words means nothing, how they say it is the library's.</summary>
internal static class TestTaggers
{
    public static IReadOnlyList<string> BioTags { get; } = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"];

    public static Tagger Create(IReadOnlyList<string>? tags = null, int layers = 2, WeightPrecision precision = WeightPrecision.Float32, int seed = 1, params string[] frequent)
    {
        tags ??= BioTags;
        return Create(new TagSet(tags, TagSet.RulesOf(tags)), layers, precision, seed, frequent);
    }

    public static Tagger Create(TagSet tags, int layers = 2, WeightPrecision precision = WeightPrecision.Float32, int seed = 1, params string[] frequent)
    {
        var tables = new TokenTables(FrequentWords.Of(frequent), FrequentWords.Of(frequent.Select(TestShapes.Of)));
        DistillEmbEncoder encoder = TestEncoders.Create(seed);
        var shape = new TaggerShape(new SentenceShape(encoder.VectorSize, new TableShape(tables.Words.Rows, 5), new TableShape(tables.Shapes.Rows, 3), 12, layers), tags.Count);
        var random = new Random(seed);
        var weights = new NetworkWeights(shape.DescribeTensors(), weight => [.. Enumerable.Range(0, weight.Length).Select(_ => 2 * (random.NextSingle() - 0.5f))]);
        return new Tagger(encoder, tables, shape, tags, weights.Round(precision));
    }
}
