using System.Numerics.Tensors;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// Every anchor searches the training words, all of them or a sample for each batch. Other anchors may be its negatives; it is never its own.
/// </summary>
internal sealed class VocabularyMiner : NegativeMiner
{
    private const int Together = 32; // Anchors whose scores are held at once.

    private readonly int[] _words;
    private readonly int _poolSize;
    private readonly Pool? _all; // Where all words are searched each time.

    /// <param name="vocabulary">The teachers.</param>
    /// <param name="trainWords">The words that are searched.</param>
    /// <param name="normalized">Whether the teachers' vectors have length 1, or their own.</param>
    /// <param name="poolSize">How many of the words are searched for a batch.</param>
    /// <param name="perWord">Hard negatives a word.</param>
    public VocabularyMiner(TeacherVocabulary vocabulary, int[] trainWords, bool normalized, int poolSize, int perWord)
        : base(vocabulary, normalized, perWord)
    {
        _words = [.. trainWords];
        _poolSize = Math.Min(poolSize, trainWords.Length);
        if (_poolSize == trainWords.Length) _all = Pack(trainWords);
    }

    protected override void Search(ReadOnlySpan<int> anchors, Random random, int[] nearest)
    {
        if (_poolSize == 0) return;
        Pool pool = _all ?? Pack(Draw(random));
        float[] joined = Join(anchors);
        float[] scores = new float[Together * pool.Words.Length];
        Span<(float Score, int At)> kept = new (float, int)[PerWord + 1];
        for (int start = 0; start < anchors.Length; start += Together)
        {
            int count = Math.Min(Together, anchors.Length - start);
            pool.Vectors.Multiply(joined.AsSpan(start * JoinedSize, count * JoinedSize), count, scores);
            for (int i = 0; i < count; i++)
            {
                Span<float> row = scores.AsSpan(i * pool.Words.Length, pool.Words.Length);
                if (pool.HalfSquares.Length > 0) TensorPrimitives.Subtract(row, pool.HalfSquares, row);
                KeepNearest(row, kept);
                int k = 0;
                foreach ((_, int at) in kept)
                {
                    if (at >= 0 && pool.Words[at] != anchors[start + i] && k < PerWord) nearest[((start + i) * PerWord) + k++] = pool.Words[at];
                }
            }
        }
    }

    private Pool Pack(ReadOnlySpan<int> words)
    {
        float[] joined = Join(words);
        return new Pool([.. words], PackedMatrix.FromRows(joined, words.Length, JoinedSize), HalfSquares(joined));
    }

    // The beginning of a shuffle, each time of the same order: a run that goes on later has to draw the same.
    private int[] Draw(Random random)
    {
        int[] words = [.. _words];
        for (int i = 0; i < _poolSize; i++)
        {
            int other = random.Next(i, words.Length);
            (words[i], words[other]) = (words[other], words[i]);
        }

        return words[.._poolSize];
    }

    private sealed record Pool(int[] Words, PackedMatrix Vectors, float[] HalfSquares);
}
