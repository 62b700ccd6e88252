using System.Numerics.Tensors;
using DistillEmb.MLNet.Evaluation;
using DistillEmb.MLNet.Teachers;
using DistillEmb.Network;

namespace DistillEmb.MLNet;

/// <summary>Measures an encoder against its teachers by retrieval; see <see cref="RetrievalMetrics"/>.</summary>
/// <remarks>
/// <para>An encoder knows whether its teachers were aligned or fused before it was trained on them (<see cref="DistillEmbOptions.AlignTeachers"/>,
/// <see cref="HeadLayout.Fused"/>). Give the vocabulary as it was loaded, of all its teachers: it is treated likewise, so that figures are those that training
/// reported.</para>
/// <para>Safe to use from many threads at once. It reads the teachers' vectors where they are; those of aligned or fused teachers are kept for
/// the next encoder of the same kind.</para>
/// </remarks>
public sealed class RetrievalEvaluator
{
    // Packed, so many queries of a few hundred values stay in a processor's cache while the teacher's vectors pass by.
    private const int QueryGroup = 1024;

    private readonly TeacherVocabulary _vocabulary;
    private readonly RetrievalTarget _given;
    private readonly Lock _lock = new();
    private RetrievalTarget? _treated; // For the last encoder that asked for it.

    /// <summary>Prepares the evaluation against a vocabulary.</summary>
    public RetrievalEvaluator(TeacherVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _vocabulary = vocabulary;
        _given = new RetrievalTarget(vocabulary);
    }

    /// <summary>Evaluates an encoder on the words of a subset, one result a teacher.</summary>
    /// <param name="encoder">An encoder with a head for each teacher, by name.</param>
    /// <param name="subset">The words to ask for; figures are reported on <see cref="WordSubset.Test"/>.</param>
    /// <param name="maxWords">At most so many words are asked for, the first of the vocabulary; 0 for all.</param>
    /// <param name="cancellation">Stops the evaluation.</param>
    /// <exception cref="ArgumentException">
    /// The encoder lacks a teacher's head, the vocabulary lacks a teacher without which aligned or fused ones cannot be made, or has been aligned or fused
    /// otherwise than the encoder's; or the subset has no words.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
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
    /// <exception cref="ArgumentException">
    /// The encoder lacks a teacher's head, the vocabulary lacks a teacher without which aligned or fused ones cannot be made, or has been aligned or fused
    /// otherwise than the encoder's; or it has none of the words.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
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
        RetrievalTarget target = TargetOf(encoder, cancellation);
        IReadOnlyList<TeacherHead> heads = target.Vocabulary.HeadList;
        int[] offsets = [.. heads.Select(head => OffsetOf(encoder, head))];
        RetrievalTally[] tallies = [.. heads.Select(head => new RetrievalTally(head.Name))];
        foreach (int[] group in words.Chunk(QueryGroup))
        {
            cancellation.ThrowIfCancellationRequested();
            float[][] vectors = encoder.Embed(group.Select(word => _vocabulary.Words[word]));
            for (int i = 0; i < tallies.Length; i++) Rank(heads[i], target.Means[i], group, vectors, offsets[i], tallies[i], cancellation);
        }

        return [.. tallies.Select(tally => tally.ToMetrics())];
    }

    private RetrievalTarget TargetOf(DistillEmbEncoder encoder, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_treated?.IsOf(encoder) == true) return _treated;
            TeacherVocabulary vocabulary = _vocabulary.InSpaceOf(encoder, cancellation);
            return vocabulary == _vocabulary ? _given : _treated = new RetrievalTarget(vocabulary);
        }
    }

    private static int OffsetOf(DistillEmbEncoder encoder, TeacherHead head)
    {
        (int offset, int dimension) = encoder.Range(head.Name);
        return dimension == head.Dimension
            ? offset
            : throw new ArgumentException($"The encoder's head '{head.Name}' has {dimension} values; the teacher has {head.Dimension}.", nameof(encoder));
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

        float[] cosines = new float[words.Length];
        OwnCosines(head, words, queries, cosines);
        int[] ranks = RankCounter.Count(head.Vectors, PackedMatrix.FromRows(queries, words.Length, dimension), cosines, cancellation);
        for (int i = 0; i < words.Length; i++) tally.Add(ranks[i], cosines[i], CenteredCosine(queries.AsSpan(i * dimension, dimension), head[words[i]], mean));
    }

    // As products of the same kernel as all others, so that they are equal to the last bit: a few queries at a time, each
    // with the teacher's vectors of all of them, of which one is its own.
    private static void OwnCosines(TeacherHead head, int[] words, float[] queries, float[] cosines)
    {
        const int Together = 16;
        int dimension = head.Dimension;
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
    }

    private static double CenteredCosine(ReadOnlySpan<float> first, ReadOnlySpan<float> second, float[] mean)
    {
        float[] centeredFirst = new float[mean.Length];
        float[] centeredSecond = new float[mean.Length];
        TensorPrimitives.Subtract(first, mean, centeredFirst);
        TensorPrimitives.Subtract(second, mean, centeredSecond);
        return DistillEmbEncoder.Cosine(centeredFirst, centeredSecond);
    }
}
