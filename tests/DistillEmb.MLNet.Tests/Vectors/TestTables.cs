using System.Text;
using DistillEmb.Encoder;
using DistillEmb.MLNet.Embedding;
using DistillEmb.Network;
using DistillEmb.Vectors;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tests.Vectors;

/// <summary>Small tables of words, with or without n-grams, whose vectors are made up.</summary>
internal static class TestTables
{
    public const int Dimension = 6;
    public const int Shortest = 2;
    public const int Longest = 3;

    public static readonly string[] Words = ["selam", "alem", "\u1230\u120B\u121D", "buna", "\u1EB9\u0301k\u1ECD\u0301"];

    public static VectorTable Create(WeightPrecision precision = WeightPrecision.Float32, bool hasNgrams = false, int buckets = 0)
    {
        byte[][] words = [.. Words.Select(Encoding.UTF8.GetBytes)];
        int end = 0;
        var index = new ExactWordIndex([.. words.SelectMany(word => word)], [.. words.Select(word => end += word.Length)]);
        ulong[] keys = hasNgrams ? [.. words.SelectMany(word => Ngrams(word, buckets)).Distinct().Order()] : [];
        var random = new Random(3);
        var weights = new NetworkWeights(
            VectorTable.ShapesOf(words.Length, keys.Length, Dimension),
            shape => StoredWeight.Round(shape, [.. Enumerable.Range(0, shape.Length).Select(_ => random.NextSingle() - 0.5f)], precision));
        return new VectorTable(index, hasNgrams ? new NgramTable(Shortest, Longest, buckets, keys) : null, weights);
    }

    /// <summary>The keys of the n-grams of a word, one as often as it stands there.</summary>
    public static IEnumerable<ulong> Ngrams(byte[] word, int buckets)
    {
        var keys = new List<ulong>();
        byte[] framed = [];
        foreach (ReadOnlySpan<byte> ngram in new WordNgrams(WordNgrams.Frame(word, ref framed), Shortest, Longest)) keys.Add(NgramHash.KeyOf(ngram, buckets));
        return keys;
    }

    public static float[] Word(VectorTable table, int word)
    {
        float[] vector = new float[table.Dimension];
        table.CopyWord(word, vector);
        return vector;
    }

    public static float[] Ngram(VectorTable table, int ngram)
    {
        float[] vector = new float[table.Dimension];
        table.CopyNgram(ngram, vector);
        return vector;
    }

    public static WordVectorTransformer Transformer(MLContext mlContext, VectorTable table, DistillEmbOutput form, string input = "Tokens") =>
        new(Host.CatalogEnvironment.Of(mlContext.Transforms), table, new DistillEmbColumns("Vectors", input, form, Head: null));
}
