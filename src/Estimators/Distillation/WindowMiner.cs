using System.Numerics.Tensors;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// As published: for each word a random window of the corpus, of which the words nearest to it are its negatives, other
/// anchors among them, itself never.
/// </summary>
internal sealed class WindowMiner(TeacherVocabulary vocabulary, int[] corpus, bool normalized, int perWord) : NegativeMiner(vocabulary.Words.Count, perWord)
{
    /// <summary>Tokens of a window.</summary>
    public const int WindowSize = 32;

    // A corpus may repeat one word; where so many windows hold nothing else, the word goes without a negative.
    private const int Attempts = 8;

    protected override void Search(ReadOnlySpan<int> anchors, Random random, int[] nearest)
    {
        var words = new List<int>(WindowSize);
        Span<float> scores = stackalloc float[WindowSize];
        Span<(float Score, int At)> kept = new (float, int)[PerWord];
        for (int i = 0; i < anchors.Length; i++)
        {
            words.Clear();
            for (int attempt = 0; attempt < Attempts && words.Count == 0; attempt++) DrawWindow(anchors[i], random, words);
            Score([anchors[i], .. words], scores);
            KeepNearest(scores[..words.Count], kept);
            for (int k = 0; k < kept.Length && kept[k].At >= 0; k++) nearest[(i * PerWord) + k] = words[kept[k].At];
        }
    }

    // Products with the first word, less half the squares of lengths where these differ: in the order of the distances to it, the nearer the higher.
    private void Score(int[] words, Span<float> scores)
    {
        int size = vocabulary.VectorSize;
        float[] joined = new float[words.Length * size];
        for (int i = 0; i < words.Length; i++)
        {
            int offset = i * size;
            foreach (TeacherHead head in vocabulary.HeadList)
            {
                head.CopyTo(words[i], normalized, joined.AsSpan(offset, head.Dimension));
                offset += head.Dimension;
            }
        }

        for (int i = 1; i < words.Length; i++)
        {
            ReadOnlySpan<float> other = joined.AsSpan(i * size, size);
            scores[i - 1] = TensorPrimitives.Dot(joined.AsSpan(0, size), other);
            if (!normalized) scores[i - 1] -= TensorPrimitives.SumOfSquares(other) / 2;
        }
    }

    // Keeps the places of the highest scores, the highest first; place -1 where there are fewer.
    private static void KeepNearest(ReadOnlySpan<float> scores, Span<(float Score, int At)> nearest)
    {
        nearest.Fill((float.NegativeInfinity, -1));
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] <= nearest[^1].Score) continue;
            int at = nearest.Length - 1;
            for (; at > 0 && nearest[at - 1].Score < scores[i]; at--) nearest[at] = nearest[at - 1];
            nearest[at] = (scores[i], i);
        }
    }

    private void DrawWindow(int anchor, Random random, List<int> words)
    {
        int start = random.Next(Math.Max(1, corpus.Length - WindowSize + 1));
        foreach (int word in corpus.AsSpan(start, Math.Min(WindowSize, corpus.Length - start)))
        {
            if (word != anchor && !words.Contains(word)) words.Add(word);
        }
    }
}
