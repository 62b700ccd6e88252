using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Finds, for the words of a batch, the nearest of other words in the joined teacher space.</summary>
/// <param name="vocabulary">The teachers.</param>
/// <param name="normalized">Whether the teachers' vectors have length 1, or their own.</param>
/// <param name="perWord">Hard negatives a word.</param>
internal abstract class NegativeMiner(TeacherVocabulary vocabulary, bool normalized, int perWord)
{
    /// <summary>Tokens of the corpus that are taken together.</summary>
    protected const int WindowSize = 32;

    private readonly int[] _numbers = new int[vocabulary.Words.Count]; // A word's number among the candidates, where its stamp is the batch's.
    private readonly int[] _stamps = new int[vocabulary.Words.Count];
    private int _stamp;

    /// <summary>Hard negatives a word.</summary>
    protected int PerWord { get; } = perWord;

    /// <summary>Numbers in a word's joined vectors.</summary>
    protected int JoinedSize { get; } = vocabulary.VectorSize;

    public static NegativeMiner Create(TeacherVocabulary vocabulary, int[] corpus, int[] trainWords, DistillEmbOptions options) => options.Mining switch
    {
        NegativeMining.Window => new WindowMiner(vocabulary, corpus, options.NormalizeTeachers, options.HardNegatives),
        NegativeMining.Vocabulary => new VocabularyMiner(vocabulary, trainWords, options.NormalizeTeachers, options.MiningPool, options.HardNegatives),
        _ => new PoolMiner(vocabulary, corpus, options.NormalizeTeachers, options.MiningPool, options.HardNegatives),
    };

    /// <summary>The anchors' hard negatives.</summary>
    /// <param name="anchors">Different words, as indexes into the vocabulary.</param>
    /// <param name="random">What chooses the words that are searched.</param>
    /// <param name="queued">Words that are negatives of all anchors besides.</param>
    public MinedNegatives Mine(ReadOnlySpan<int> anchors, Random random, ReadOnlySpan<int> queued = default)
    {
        int[] nearest = new int[anchors.Length * PerWord];
        Array.Fill(nearest, -1);
        Search(anchors, random, nearest);

        _stamp++;
        var candidates = new List<int>(anchors.Length * (1 + PerWord));
        foreach (int anchor in anchors) NumberOf(anchor, candidates);
        for (int i = 0; i < nearest.Length; i++)
        {
            if (nearest[i] >= 0) nearest[i] = NumberOf(nearest[i], candidates);
        }

        foreach (int word in queued) NumberOf(word, candidates);
        return new MinedNegatives([.. candidates], nearest);
    }

    /// <summary>Finds the nearest words of each anchor.</summary>
    /// <param name="anchors">The anchors.</param>
    /// <param name="random">What chooses the words that are searched.</param>
    /// <param name="nearest">Receives words of the vocabulary, [anchors, negatives a word]; holds -1 where fewer are found.</param>
    protected abstract void Search(ReadOnlySpan<int> anchors, Random random, int[] nearest);

    /// <summary>Random neighbouring tokens of a corpus.</summary>
    protected static ReadOnlySpan<int> Window(int[] corpus, Random random)
    {
        int start = random.Next(Math.Max(1, corpus.Length - WindowSize + 1));
        return corpus.AsSpan(start, Math.Min(WindowSize, corpus.Length - start));
    }

    /// <summary>The vectors of all teachers for some words, [words, joined size].</summary>
    protected float[] Join(ReadOnlySpan<int> words)
    {
        float[] joined = new float[words.Length * JoinedSize];
        for (int i = 0; i < words.Length; i++)
        {
            int offset = i * JoinedSize;
            foreach (TeacherHead head in vocabulary.HeadList)
            {
                head.CopyTo(words[i], normalized, joined.AsSpan(offset, head.Dimension));
                offset += head.Dimension;
            }
        }

        return joined;
    }

    /// <summary>
    /// Half the squares of vectors' lengths. Products with an anchor, less these, have the order of the distances to it: the
    /// nearer, the higher.
    /// </summary>
    /// <param name="joined">The vectors, [words, joined size].</param>
    /// <returns>One a word; none where all lengths are the same.</returns>
    protected float[] HalfSquares(ReadOnlySpan<float> joined)
    {
        if (normalized) return [];
        float[] halves = new float[joined.Length / JoinedSize];
        for (int i = 0; i < halves.Length; i++) halves[i] = TensorPrimitives.SumOfSquares(joined.Slice(i * JoinedSize, JoinedSize)) / 2;
        return halves;
    }

    /// <summary>Keeps the places of the highest scores.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="nearest">Receives score and place, the highest first; place -1 where there are fewer scores.</param>
    protected static void KeepNearest(ReadOnlySpan<float> scores, Span<(float Score, int At)> nearest)
    {
        nearest.Fill((float.NegativeInfinity, -1));
        int i = 0;
        for (; i + Vector256<float>.Count <= scores.Length; i += Vector256<float>.Count)
        {
            // Nearly every score is below the last that is kept.
            if (!Vector256.GreaterThanAny(Vector256.LoadUnsafe(in scores[i]), Vector256.Create(nearest[^1].Score))) continue;
            for (int lane = 0; lane < Vector256<float>.Count; lane++) Insert(scores[i + lane], i + lane, nearest);
        }

        for (; i < scores.Length; i++) Insert(scores[i], i, nearest);
    }

    // The list is short: it holds a handful.
    private static void Insert(float score, int place, Span<(float Score, int At)> nearest)
    {
        if (score <= nearest[^1].Score) return;
        int at = nearest.Length - 1;
        while (at > 0 && nearest[at - 1].Score < score)
        {
            nearest[at] = nearest[at - 1];
            at--;
        }

        nearest[at] = (score, place);
    }

    private int NumberOf(int word, List<int> candidates)
    {
        if (_stamps[word] != _stamp)
        {
            _stamps[word] = _stamp;
            _numbers[word] = candidates.Count;
            candidates.Add(word);
        }

        return _numbers[word];
    }
}
