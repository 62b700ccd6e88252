namespace DistillEmb.MLNet.Distillation;

/// <summary>Gathers the words that those of a batch are told apart from: each other, and words of the batches before.</summary>
/// <param name="words">Words of the vocabulary.</param>
/// <param name="perWord">Hard negatives a word, which a derived class finds.</param>
internal class NegativeMiner(int words, int perWord = 0)
{
    private readonly int[] _numbers = new int[words]; // A word's number among the candidates, where its stamp is the batch's.
    private readonly int[] _stamps = new int[words];
    private int _stamp;

    /// <summary>Hard negatives a word.</summary>
    protected int PerWord { get; } = perWord;

    public static NegativeMiner Create(TeacherVocabulary vocabulary, int[] corpus, DistillEmbOptions options) => options.Mining == NegativeMining.Window
        ? new WindowMiner(vocabulary, corpus, options.NormalizeTeachers, options.HardNegatives)
        : new NegativeMiner(vocabulary.Words.Count);

    /// <summary>The anchors' negatives.</summary>
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
    protected virtual void Search(ReadOnlySpan<int> anchors, Random random, int[] nearest)
    {
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
