using System.Globalization;
using DistillEmb.Characters;
using DistillEmb.Encoder;
using DistillEmb.Network;
using DistillEmb.Vectors;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>Makes a table of trained vectors, to be saved in a model.</summary>
internal static class TableMaker
{
    /// <summary>Throws where a model cannot hold the vectors, before they are trained.</summary>
    /// <param name="words">How many words there are.</param>
    /// <param name="ngrams">How many n-grams at most.</param>
    /// <param name="dimension">Values of a vector.</param>
    /// <param name="precision">How they are to be stored.</param>
    /// <exception cref="InvalidDataException">It cannot; the message says what it holds.</exception>
    public static void CheckSize(int words, int ngrams, int dimension, WeightPrecision precision)
    {
        if (words > VectorTable.MostWords)
            throw new InvalidDataException($"The corpus has {words} words that occur often enough; a model holds the vectors of at most {VectorTable.MostWords}. Raise {nameof(WordVectorOptions.MinimumCount)}.");
        long bytes = VectorTable.BytesOf(words, ngrams, dimension, precision);
        if (bytes <= VectorTable.MostBytes) return;
        throw new InvalidDataException(string.Create(
            CultureInfo.InvariantCulture,
            $"The vectors of {words} words and {ngrams} n-grams, of {dimension} values each, take {bytes} bytes in {precision}; a model holds at most {VectorTable.MostBytes}. "
            + $"Raise {nameof(WordVectorOptions.MinimumCount)}, or lower {nameof(WordVectorOptions.Buckets)}, {nameof(WordVectorOptions.Dimension)} or the precision."));
    }

    /// <summary>The table of words that were trained, and of n-grams where these were kept, which are disposed of then.</summary>
    /// <param name="trained">The vectors.</param>
    /// <param name="precision">How they are stored.</param>
    /// <param name="leftOut">How many words have no spelling that a table can hold: those that are too long.</param>
    /// <exception cref="InvalidDataException">All words are.</exception>
    public static VectorTable Make(TrainedWordVectors trained, WeightPrecision precision, out int leftOut)
    {
        CorpusVocabulary vocabulary = trained.Vocabulary;
        int[] words = [.. Enumerable.Range(0, trained.Count).Where(word => HasSpelling(vocabulary.TextOf(word)))];
        leftOut = trained.Count - words.Length;
        if (words.Length == 0) throw new InvalidDataException($"All words of the corpus have more than {WordSpelling.LongestWord} characters; a model holds shorter ones. Is its text tokenised?");
        (NgramTable Table, float[] Vectors)? ngrams = trained.Ngrams?.Collect(vocabulary);
        trained.Ngrams?.Dispose();
        TensorShape[] shapes = VectorTable.ShapesOf(words.Length, ngrams?.Table.Count ?? 0, trained.Dimension);
        float[] vectors = new float[shapes[0].Length];
        for (int i = 0; i < words.Length; i++) trained[words[i]].CopyTo(vectors.AsSpan(i * trained.Dimension));
        var weights = new NetworkWeights(shapes, shape => StoredWeight.Round(shape, shape == shapes[0] ? vectors : ngrams!.Value.Vectors, precision));
        return new VectorTable(IndexOf(vocabulary, words), ngrams?.Table, weights);
    }

    private static ExactWordIndex IndexOf(CorpusVocabulary vocabulary, int[] words)
    {
        int[] ends = new int[words.Length];
        int end = 0;
        for (int i = 0; i < words.Length; i++) ends[i] = end = checked(end + vocabulary[words[i]].Length);
        byte[] utf8 = new byte[end];
        for (int i = 0; i < words.Length; i++) vocabulary[words[i]].CopyTo(utf8.AsSpan(i == 0 ? 0 : ends[i - 1]));
        return new ExactWordIndex(utf8, ends);
    }

    private static bool HasSpelling(string word)
    {
        Span<byte> utf8 = stackalloc byte[WordSpelling.MostBytes];
        return WordSpelling.Write(word, utf8) > 0;
    }
}
