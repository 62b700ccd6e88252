using System.Numerics.Tensors;
using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet;

/// <summary>Measures an encoder against its teachers by retrieval; see <see cref="RetrievalMetrics"/>.</summary>
/// <remarks>Safe to use from many threads at once. It holds a second copy of the teachers' vectors.</remarks>
public sealed class RetrievalEvaluator
{
    private const int QueryBlock = 12;

    private readonly TeacherVocabulary _vocabulary;
    private readonly PackedMatrix[] _teachers;
    private readonly float[][] _means;

    /// <summary>Prepares the evaluation against a vocabulary.</summary>
    public RetrievalEvaluator(TeacherVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _vocabulary = vocabulary;
        _teachers = [.. vocabulary.HeadList.Select(head => PackedMatrix.FromRows(head.Values, vocabulary.Words.Count, head.Dimension))];
        _means = [.. vocabulary.HeadList.Select(MeanOf)];
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
        float[][] vectors = encoder.Embed(words.Select(word => _vocabulary.Words[word]));
        return [.. _vocabulary.HeadList.Select((head, i) => Evaluate(encoder, head, i, words, vectors, cancellation))];
    }

    private static float[] MeanOf(TeacherHead head)
    {
        float[] mean = new float[head.Dimension];
        int words = head.Values.Length / head.Dimension;
        for (int i = 0; i < words; i++) TensorPrimitives.Add(mean, head[i], mean);
        TensorPrimitives.Divide(mean, words, mean);
        return mean;
    }

    private RetrievalMetrics Evaluate(DistillEmbEncoder encoder, TeacherHead head, int index, int[] words, float[][] vectors, CancellationToken cancellation)
    {
        (int offset, int dimension) = encoder.Range(head.Name);
        if (dimension != head.Dimension)
            throw new ArgumentException($"The encoder's head '{head.Name}' has {dimension} numbers; the teacher has {head.Dimension}.", nameof(encoder));
        int blocks = (words.Length + QueryBlock - 1) / QueryBlock;
        int[] ranks = new int[words.Length];
        double[] cosines = new double[words.Length];
        double[] centred = new double[words.Length];
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellation }, block =>
        {
            int start = block * QueryBlock;
            int count = Math.Min(QueryBlock, words.Length - start);
            float[] queries = new float[count * dimension];
            for (int i = 0; i < count; i++)
            {
                Span<float> query = queries.AsSpan(i * dimension, dimension);
                vectors[start + i].AsSpan(offset, dimension).CopyTo(query);
                float length = TensorPrimitives.Norm<float>(query);
                if (length > 0) TensorPrimitives.Divide(query, length, query);
            }

            int vocabulary = _vocabulary.Words.Count;
            float[] scores = new float[count * vocabulary];
            _teachers[index].Multiply(queries, count, scores);
            for (int i = 0; i < count; i++)
            {
                int word = words[start + i];
                ReadOnlySpan<float> row = scores.AsSpan(i * vocabulary, vocabulary);
                ranks[start + i] = CountAtLeast(row, row[word]); // The word itself counts as 1; ties count against it.
                cosines[start + i] = row[word];
                centred[start + i] = CentredCosine(queries.AsSpan(i * dimension, dimension), head[word], _means[index]);
            }
        });

        return new RetrievalMetrics(
            head.Name,
            words.Length,
            ranks.Average(rank => rank <= 1 ? 1.0 : 0.0),
            ranks.Average(rank => rank <= 10 ? 1.0 : 0.0),
            ranks.Average(rank => 1.0 / rank),
            cosines.Average(),
            centred.Average());
    }

    private static int CountAtLeast(ReadOnlySpan<float> scores, float score)
    {
        int count = 0;
        foreach (float other in scores) count += other < score ? 0 : 1; // So written, a score that is no number ranks last.
        return count;
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
