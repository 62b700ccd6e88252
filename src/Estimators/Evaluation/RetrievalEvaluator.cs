using System.Numerics.Tensors;
using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Evaluation;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet;

/// <summary>Measures an encoder against its teachers by retrieval; see <see cref="RetrievalMetrics"/>.</summary>
/// <remarks>Safe to use from many threads at once. It reads the teachers' vectors where they are and makes no copy of them.</remarks>
public sealed class RetrievalEvaluator
{
    // Packed, so many queries of a few hundred numbers stay in a processor's cache while the teacher's vectors pass by.
    private const int QueryGroup = 1024;

    private readonly TeacherVocabulary _vocabulary;
    private readonly float[][] _means;

    /// <summary>Prepares the evaluation against a vocabulary.</summary>
    public RetrievalEvaluator(TeacherVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _vocabulary = vocabulary;
        _means = [.. vocabulary.HeadList.Select(head => MeanOf(head, vocabulary.Words.Count))];
    }

    /// <summary>Evaluates an encoder on the words of a subset, one result a teacher.</summary>
    /// <param name="encoder">An encoder with a head for each teacher, by name.</param>
    /// <param name="subset">The words to ask for; figures are reported on <see cref="WordSubset.Test"/>.</param>
    /// <param name="maxWords">At most so many words are asked for, the first of the vocabulary; 0 for all.</param>
    /// <param name="cancellation">Stops the evaluation.</param>
    /// <exception cref="ArgumentException">The encoder lacks a teacher's head, or the subset has no words.</exception>
    public IReadOnlyList<RetrievalMetrics> Evaluate(DistillEmbEncoder encoder, WordSubset subset = WordSubset.Test, int maxWords = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentOutOfRangeException.ThrowIfNegative(maxWords);
        int[] words = _vocabulary.IndexesOf(subset);
        if (maxWords > 0 && words.Length > maxWords) words = words[..maxWords];
        if (words.Length == 0) throw new ArgumentException($"The vocabulary of {_vocabulary.Words.Count} words has none in the subset {subset}.", nameof(subset));
        return Evaluate(encoder, words, cancellation);
    }

    /// <summary>Evaluates an encoder on given words, one result a teacher.</summary>
    /// <param name="encoder">An encoder with a head for each teacher, by name.</param>
    /// <param name="words">The words to ask for; each is asked for once, and those that the vocabulary lacks are left out, see <see cref="RetrievalMetrics.Queries"/>.</param>
    /// <param name="cancellation">Stops the evaluation.</param>
    /// <exception cref="ArgumentException">The encoder lacks a teacher's head, or the vocabulary has none of the words.</exception>
    public IReadOnlyList<RetrievalMetrics> Evaluate(DistillEmbEncoder encoder, IEnumerable<string> words, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(words);
        var indexes = new SortedSet<int>();
        foreach (string word in words)
        {
            if (_vocabulary.TryGetIndex(word, out int index)) indexes.Add(index);
        }

        if (indexes.Count == 0) throw new ArgumentException($"The vocabulary of {_vocabulary.Words.Count} words has none of the words that were given.", nameof(words));
        return Evaluate(encoder, [.. indexes], cancellation);
    }

    private RetrievalMetrics[] Evaluate(DistillEmbEncoder encoder, int[] words, CancellationToken cancellation)
    {
        int[] offsets = [.. _vocabulary.HeadList.Select(head => OffsetOf(encoder, head))];
        RetrievalTally[] tallies = [.. _vocabulary.HeadList.Select(head => new RetrievalTally(head.Name))];
        foreach (int[] group in words.Chunk(QueryGroup))
        {
            cancellation.ThrowIfCancellationRequested();
            float[][] vectors = encoder.Embed(group.Select(word => _vocabulary.Words[word]));
            for (int i = 0; i < tallies.Length; i++) Rank(_vocabulary.HeadList[i], _means[i], group, vectors, offsets[i], tallies[i], cancellation);
        }

        return [.. tallies.Select(tally => tally.ToMetrics())];
    }

    private static float[] MeanOf(TeacherHead head, int words)
    {
        float[] mean = new float[head.Dimension];
        for (int i = 0; i < words; i++) TensorPrimitives.Add(mean, head[i], mean);
        TensorPrimitives.Divide(mean, words, mean);
        return mean;
    }

    private static int OffsetOf(DistillEmbEncoder encoder, TeacherHead head)
    {
        (int offset, int dimension) = encoder.Range(head.Name);
        return dimension == head.Dimension
            ? offset
            : throw new ArgumentException($"The encoder's head '{head.Name}' has {dimension} numbers; the teacher has {head.Dimension}.", nameof(encoder));
    }

    private static void Rank(TeacherHead head, float[] mean, int[] words, float[][] vectors, int offset, RetrievalTally tally, CancellationToken cancellation)
    {
        int dimension = head.Dimension;
        float[] queries = new float[words.Length * dimension];
        for (int i = 0; i < words.Length; i++)
        {
            Span<float> query = queries.AsSpan(i * dimension, dimension);
            vectors[i].AsSpan(offset, dimension).CopyTo(query);
            float length = TensorPrimitives.Norm<float>(query);
            if (length > 0) TensorPrimitives.Divide(query, length, query);
        }

        float[] cosines = OwnCosines(head, words, queries);
        int[] ranks = RankCounter.Count(head.Vectors, PackedMatrix.FromRows(queries, words.Length, dimension), cosines, cancellation);
        for (int i = 0; i < words.Length; i++) tally.Add(ranks[i], cosines[i], CentredCosine(queries.AsSpan(i * dimension, dimension), head[words[i]], mean));
    }

    // As products of the same kernel as all others, so that they are equal to the last bit: a few queries at a time, each
    // with the teacher's vectors of all of them, of which one is its own.
    private static float[] OwnCosines(TeacherHead head, int[] words, float[] queries)
    {
        const int Together = 16;
        int dimension = head.Dimension;
        float[] cosines = new float[words.Length];
        float[] products = new float[Together];
        for (int start = 0; start < words.Length; start += Together)
        {
            int count = Math.Min(Together, words.Length - start);
            PackedMatrix few = PackedMatrix.FromRows(queries.AsSpan(start * dimension, count * dimension), count, dimension);
            for (int i = 0; i < count; i++)
            {
                few.Multiply(head[words[start + i]], 1, products);
                cosines[start + i] = products[i];
            }
        }

        return cosines;
    }

    private static double CentredCosine(ReadOnlySpan<float> first, ReadOnlySpan<float> second, float[] mean)
    {
        float[] centredFirst = new float[mean.Length];
        float[] centredSecond = new float[mean.Length];
        TensorPrimitives.Subtract(first, mean, centredFirst);
        TensorPrimitives.Subtract(second, mean, centredSecond);
        return DistillEmbEncoder.Cosine(centredFirst, centredSecond);
    }
}
