using System.Numerics;

namespace DistillEmb.Vectors;

/// <summary>N-grams that have vectors, numbered in ascending order of their keys. Open addressing finds them: some 16 bytes an n-gram.</summary>
internal sealed class NgramTable
{
    /// <summary>Characters of the longest n-gram that there can be.</summary>
    public const int LongestNgram = 64;

    /// <summary>The most n-grams there can be.</summary>
    public const int Most = 100_000_000;

    private readonly ulong[] _keys;
    private readonly int[] _slots; // The number of an n-gram plus 1, or 0; two thirds are used at most.
    private readonly int _shift;

    // Another one in every process: nobody can make up a file whose n-grams all fall on one slot.
    private readonly ulong _factor = (ulong)Random.Shared.NextInt64() | 1;

    /// <param name="shortest">Characters of the shortest n-gram.</param>
    /// <param name="longest">Characters of the longest, at most <see cref="LongestNgram"/>.</param>
    /// <param name="buckets">How many buckets n-grams share; 0 where each has a vector of its own.</param>
    /// <param name="keys">What the n-grams are known by (<see cref="NgramHash.KeyOf"/>), in ascending order.</param>
    public NgramTable(int shortest, int longest, int buckets, ulong[] keys)
    {
        (Shortest, Longest, Buckets, _keys) = (shortest, longest, buckets, keys);
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)(keys.Length + (keys.Length / 2) + 1))];
        _shift = 64 - BitOperations.Log2((uint)_slots.Length);
        for (int ngram = 0; ngram < keys.Length; ngram++) _slots[SlotOf(keys[ngram])] = ngram + 1;
    }

    public int Shortest { get; }

    public int Longest { get; }

    public int Buckets { get; }

    public int Count => _keys.Length;

    public ReadOnlySpan<ulong> Keys => _keys;

    /// <summary>What is wrong with some keys; null where nothing is.</summary>
    public static string? FaultOf(ReadOnlySpan<ulong> keys, int buckets)
    {
        for (int ngram = 0; ngram < keys.Length; ngram++)
        {
            if (ngram > 0 && keys[ngram] <= keys[ngram - 1]) return $"n-gram {ngram} does not come after the one before it";
            if (buckets > 0 && keys[ngram] >= (ulong)buckets) return $"n-gram {ngram} is in bucket {keys[ngram]}; expected 0 to {buckets - 1}";
        }

        return null;
    }

    /// <summary>The number of an n-gram; -1 where it has no vector.</summary>
    /// <param name="ngram">The n-gram, in UTF-8.</param>
    public int Find(ReadOnlySpan<byte> ngram) => _slots[SlotOf(NgramHash.KeyOf(ngram, Buckets))] - 1;

    // That of the key, or the free one where it would stand (multiply-shift, Dietzfelbinger et al. 1997).
    private int SlotOf(ulong key)
    {
        int slot = (int)((key * _factor) >> _shift);
        while (_slots[slot] != 0 && _keys[_slots[slot] - 1] != key) slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }
}
