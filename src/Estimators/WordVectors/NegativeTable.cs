using System.Runtime.CompilerServices;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// Draws words with a chance in proportion to a power of their counts, by one look into a table of eight bytes a word: the alias method (Walker 1977,
/// in Vose's form). fastText's and word2vec's tables hold each word as often as it is to be drawn, in forty megabytes and up.
/// </summary>
internal sealed class NegativeTable
{
    private readonly Entry[] _entries;

    public NegativeTable(ReadOnlySpan<long> counts, double power)
    {
        int words = counts.Length;
        double[] chances = new double[words];
        double sum = 0;
        for (int i = 0; i < words; i++) sum += chances[i] = Math.Pow(counts[i], power);
        for (int i = 0; i < words; i++) chances[i] *= words / sum; // 1 on the average.

        _entries = new Entry[words];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (int i = 0; i < words; i++) (chances[i] < 1 ? small : large).Push(i);
        while (small.Count > 0 && large.Count > 0)
        {
            int rare = small.Pop();
            int frequent = large.Peek();
            _entries[rare] = new Entry((uint)Math.Min(chances[rare] * 4294967296.0, uint.MaxValue), frequent);
            chances[frequent] -= 1 - chances[rare];
            if (chances[frequent] < 1) small.Push(large.Pop());
        }

        // What rounding left over is 1, or as good as that.
        foreach (int rest in small.Concat(large)) _entries[rest] = new Entry(uint.MaxValue, rest);
    }

    /// <summary>A word, by 64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Draw(ulong random)
    {
        int place = (int)(((random >> 32) * (uint)_entries.Length) >> 32);
        Entry entry = _entries[place];
        return (uint)random < entry.OwnBelow ? place : entry.Other;
    }

    private readonly record struct Entry(uint OwnBelow, int Other);
}
