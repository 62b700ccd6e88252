namespace DistillEmb.MLNet.Teachers;

/// <summary>Which words need which rows of a fastText model for their n-grams, in the order of the rows.</summary>
internal sealed class FastTextUses
{
    private const int WordsBetweenChecks = 1 << 14;
    private const int BitsOfWord = 32;

    private readonly ulong[] _uses; // A row, and the word's number in the lower bits: an eighth of what a list for each row takes.
    private readonly int[] _counts;

    private FastTextUses(ulong[] uses, int[] counts)
    {
        _uses = uses;
        _counts = counts;
    }

    public int Count => _uses.Length;

    public (long Row, int Word) this[int index] => ((long)(_uses[index] >> BitsOfWord), (int)_uses[index]);

    /// <summary>How many n-grams a word has that have a row, repeated ones counted each time.</summary>
    public int CountOf(int word) => _counts[word];

    /// <summary>Finds them; null where they are more than an array can hold.</summary>
    public static FastTextUses? Of(IReadOnlyList<string> words, FastTextNgrams ngrams, CancellationToken cancellation)
    {
        var rows = new List<long>();
        int[] counts = new int[words.Count];
        long total = 0;
        for (int word = 0; word < words.Count; word++)
        {
            if (word % WordsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            ngrams.FindRows(words[word], rows);
            total += counts[word] = rows.Count;
        }

        if (total > Array.MaxLength) return null;
        ulong[] uses = new ulong[total];
        int end = 0;
        for (int word = 0; word < words.Count; word++)
        {
            if (word % WordsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            ngrams.FindRows(words[word], rows);
            foreach (long row in rows) uses[end++] = ((ulong)row << BitsOfWord) | (uint)word;
        }

        Array.Sort(uses);
        return new FastTextUses(uses, counts);
    }
}
