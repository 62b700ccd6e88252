using System.Numerics;
using System.Runtime.Intrinsics;

namespace DistillEmb.Encoder;

/// <summary>
/// The vectors of the words seen last, in memory that never grows and never moves: sets of eight places each, of which a word may stand in
/// those of one set only, so that no choice of words makes a search long. Nothing is allocated after construction.
/// </summary>
/// <remarks>
/// Readers take no lock: a place has a number that is odd while it is written and another one afterwards, and a reader whose number
/// changed has found nothing (a sequence lock). A word that was asked for again since the hand of its set came by stays once
/// more (second chance, Corbató 1968); which one goes may be decided by two threads at once, and is then only a poorer choice.
/// </remarks>
internal sealed class WordVectorCache
{
    public const int LargestMegabytes = 4096;

    private const int Ways = 8; // The tags of a set are one 256-bit vector.
    private const int KeyLength = 32; // UTF-16 units: the length of the word, then its letters.
    private const int LongestWord = KeyLength - 1;
    private const char EmptyMark = '\u8000'; // Beside the length: a word without characters that the network reads.

    private readonly int _sets;
    private readonly int[] _versions;
    private readonly uint[] _tags; // Part of the hash, never 0; 0 is a free place.
    private readonly char[] _keys;
    private readonly float[] _vectors;
    private readonly byte[] _asked;
    private readonly byte[] _hands;

    private WordVectorCache(int sets, int size)
    {
        _sets = sets;
        Size = size;
        _versions = new int[sets * Ways];
        _tags = new uint[sets * Ways];
        _keys = new char[sets * Ways * KeyLength];
        _vectors = new float[sets * Ways * size];
        _asked = new byte[sets * Ways];
        _hands = new byte[sets];
    }

    /// <summary>Dimension of a vector.</summary>
    public int Size { get; }

    /// <summary>How many words there is room for.</summary>
    public int Capacity => _sets * Ways;

    /// <summary>How many words there are.</summary>
    public int Count => _tags.Length - _tags.AsSpan().Count(0u);

    /// <summary>Bytes that a word takes.</summary>
    public static int BytesOf(int size) => sizeof(int) + sizeof(uint) + (KeyLength * sizeof(char)) + (size * sizeof(float)) + sizeof(byte);

    /// <summary>A cache within so much memory; null where no set fits into it.</summary>
    public static WordVectorCache? Create(int megabytes, int size)
    {
        long sets = ((long)megabytes << 20) / ((BytesOf(size) * (long)Ways) + sizeof(byte));
        sets = Math.Min(sets, Array.MaxLength / (Ways * (long)Math.Max(size, KeyLength)));
        return sets > 0 ? new WordVectorCache((int)sets, size) : null;
    }

    /// <summary>Copies the vector of a word, if it is there.</summary>
    /// <param name="word">The word, letter by letter as it was added.</param>
    /// <param name="hash">Its <see cref="WordHash"/>.</param>
    /// <param name="vector">Receives <see cref="Size"/> values; of no meaning where the word is not there.</param>
    /// <param name="empty">Whether the word was added as one without characters.</param>
    public bool TryGet(ReadOnlySpan<char> word, ulong hash, Span<float> vector, out bool empty)
    {
        empty = false;
        if (word.Length > LongestWord) return false;
        (int first, uint tag) = PlaceOf(hash);
        for (uint candidates = Matches(first, tag); candidates != 0; candidates &= candidates - 1)
        {
            int place = first + BitOperations.TrailingZeroCount(candidates);
            int version = Volatile.Read(ref _versions[place]);
            if ((version & 1) != 0 || !Holds(place, word)) continue;
            empty = (KeyOf(place)[0] & EmptyMark) != 0;
            VectorOf(place).CopyTo(vector);
            Volatile.ReadBarrier();
            if (_versions[place] != version) continue;
            if (_asked[place] == 0) _asked[place] = 1;
            return true;
        }

        return false;
    }

    /// <summary>Keeps the vector of a word, in the place of another where its set is full. A word that is longer than 31 UTF-16 units is not kept.</summary>
    public void Add(ReadOnlySpan<char> word, ulong hash, ReadOnlySpan<float> vector, bool empty)
    {
        if (word.Length > LongestWord) return;
        (int first, uint tag) = PlaceOf(hash);
        for (uint candidates = Matches(first, tag); candidates != 0; candidates &= candidates - 1)
        {
            if (Holds(first + BitOperations.TrailingZeroCount(candidates), word)) return;
        }

        int place = Choose(first);
        int version = Volatile.Read(ref _versions[place]);
        if ((version & 1) != 0 || Interlocked.CompareExchange(ref _versions[place], version + 1, version) != version) return; // Another thread has it.
        Span<char> key = KeyOf(place);
        key[0] = (char)(word.Length | (empty ? EmptyMark : 0));
        word.CopyTo(key[1..]);
        vector.CopyTo(VectorOf(place));
        _tags[place] = tag;
        _asked[place] = 0;
        Volatile.Write(ref _versions[place], version + 2);
    }

    private int Choose(int first)
    {
        uint free = Matches(first, 0);
        if (free != 0) return first + BitOperations.TrailingZeroCount(free);
        ref byte hand = ref _hands[first / Ways];
        int at = hand;
        for (int tries = 0; tries < Ways && _asked[first + at] != 0; tries++)
        {
            _asked[first + at] = 0;
            at = (at + 1) % Ways;
        }

        hand = (byte)((at + 1) % Ways);
        return first + at;
    }

    private (int First, uint Tag) PlaceOf(ulong hash) => ((int)(((hash & uint.MaxValue) * (ulong)_sets) >> 32) * Ways, (uint)(hash >> 32) | 1);

    private uint Matches(int first, uint tag) =>
        Vector256.Equals(Vector256.LoadUnsafe(ref _tags[first]), Vector256.Create(tag)).ExtractMostSignificantBits();

    private bool Holds(int place, ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> key = KeyOf(place);
        return (key[0] & ~EmptyMark) == word.Length && key.Slice(1, word.Length).SequenceEqual(word);
    }

    private Span<char> KeyOf(int place) => _keys.AsSpan(place * KeyLength, KeyLength);

    private Span<float> VectorOf(int place) => _vectors.AsSpan(place * Size, Size);
}
