namespace DistillEmb.MLNet.Evaluation;

/// <summary>Words, each form once, and their vectors of length 1; perhaps with a way to compute the vector of another word.</summary>
internal abstract class UnitVectors
{
    public abstract IReadOnlyList<string> Words { get; }

    public abstract int Dimension { get; }

    /// <summary>Whether the vectors of words that are not listed are computed.</summary>
    public abstract bool ComputesUnlisted { get; }

    public abstract ReadOnlySpan<float> this[int word] { get; }

    /// <summary>Finds a listed word, in whatever form it is written.</summary>
    public abstract bool TryGetIndex(string word, out int index);

    /// <summary>Finds a listed word, or else computes it; false where there is no vector.</summary>
    public bool TryFind(string word, out KnownWord known) => TryFind(word, Words.Count, listedOnly: false, out known);

    /// <summary>Finds a word as though only the first so many were listed.</summary>
    public bool TryFind(string word, int limit, bool listedOnly, out KnownWord known)
    {
        bool compute = ComputesUnlisted && !listedOnly;
        if (TryGetIndex(word, out int index) && (index < limit || compute))
        {
            known = new KnownWord(index, null);
            return true;
        }

        known = new KnownWord(-1, compute ? Compute(word) : null);
        return known.Computed is not null;
    }

    public ReadOnlySpan<float> VectorOf(KnownWord word) => word.Computed is null ? this[word.Index] : word.Computed;

    /// <summary>The vector of length 1 of a word that is not listed; null where it has none.</summary>
    protected abstract float[]? Compute(string word);
}
