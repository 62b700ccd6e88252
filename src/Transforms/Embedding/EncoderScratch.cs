using DistillEmb.MLNet.Characters;

namespace DistillEmb.MLNet.Embedding;

/// <summary>
/// The distinct words of one row or batch on their way through the network, and their vectors. For one caller at a time;
/// its buffers grow to the largest batch seen and are used again.
/// </summary>
/// <remarks>
/// A word's slot is the place of its vector among those of the network; that of an exact word, which the network never sees,
/// is negative and says which one it is; that of a word which a cache held has a bit more.
/// </remarks>
internal sealed class EncoderScratch
{
    private const int SmallestTable = 64; // A power of two.
    private const int CachedBit = 1 << 30;

    private readonly CharacterSequence _sequence;
    private readonly int _vectorSize;
    private readonly ExactWords? _exact;
    private readonly float[] _exactVector;
    private int[] _rows = [];
    private int[] _hashes = [];
    private bool[] _empty = [];
    private float[] _vectors = [];
    private float[] _cached = [];
    private bool[] _cachedEmpty = [];
    private int[] _slots = [];
    private int[] _table = new int[SmallestTable]; // Slot + 1 by hash, open addressing; 0 is free.

    public EncoderScratch(CharacterSequence sequence, int vectorSize, ExactWords? exact, float[] network)
    {
        _sequence = sequence;
        _vectorSize = vectorSize;
        _exact = exact;
        _exactVector = exact is null ? [] : new float[vectorSize];
        Network = network;
    }

    /// <summary>Distinct words for the network so far.</summary>
    public int Count { get; private set; }

    /// <summary>Tokens so far whose vectors came out of a cache.</summary>
    public int CachedCount { get; private set; }

    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count * _sequence.Length);

    public Span<float> Vectors => _vectors.AsSpan(0, Count * _vectorSize);

    /// <summary>The forward pass's own buffers.</summary>
    public float[] Network { get; }

    /// <summary>Where the network's vector of a word is made; for slots that are not negative.</summary>
    public Span<float> NetworkVectorOf(int slot) => _vectors.AsSpan(slot * _vectorSize, _vectorSize);

    /// <summary>The vector of a word. That of an exact word is there until the next call only: nobody holds two at once.</summary>
    public ReadOnlySpan<float> VectorOf(int slot)
    {
        if (slot >= 0) return NetworkVectorOf(slot);
        _exact!.CopyTo(~slot, _exactVector);
        return _exactVector;
    }

    /// <summary>A part of the vector of a word; of a word that came out of a cache, all that the cache holds.</summary>
    public ReadOnlySpan<float> PartOf(int slot, int offset, int size) =>
        IsCached(slot) ? _cached.AsSpan((slot & ~CachedBit) * size, size) : VectorOf(slot).Slice(offset, size);

    /// <summary>Whether the word has no character at all.</summary>
    public bool IsEmpty(int slot) => slot >= 0 && (IsCached(slot) ? _cachedEmpty[slot & ~CachedBit] : _empty[slot]);

    /// <summary>Whether the network is to make the word's vector.</summary>
    public static bool IsOfNetwork(int slot) => slot is >= 0 and < CachedBit;

    /// <summary>Room for the slots of a row's tokens; the words need not be distinct.</summary>
    public Span<int> SlotsOf(int tokens)
    {
        if (tokens > _slots.Length) _slots = new int[Math.Max(tokens, _slots.Length * 2)];
        return _slots.AsSpan(0, tokens);
    }

    /// <summary>Forgets the words of the batch before.</summary>
    public void Begin()
    {
        Count = 0;
        CachedCount = 0;
        Array.Clear(_table);
    }

    /// <summary>Adds a word, unless it is an exact one or one with the same characters is there.</summary>
    /// <returns>The slot of its vector.</returns>
    public int Add(ReadOnlySpan<char> word)
    {
        // First: an exact word may read the same to the network as another that is none.
        if (_exact is not null && _exact.Find(word) is int exact and >= 0) return ~exact;

        Reserve(Count + 1);
        int length = _sequence.Length;
        Span<int> rows = _rows.AsSpan(Count * length, length);
        int characters = _sequence.Encode(word, rows);

        // Words that read the same to the network share a slot: its vector is the same.
        int hash = Hash(rows);
        int mask = _table.Length - 1;
        int at = hash & mask;
        while (_table[at] != 0)
        {
            int other = _table[at] - 1;
            if (_hashes[other] == hash && _rows.AsSpan(other * length, length).SequenceEqual(rows)) return other;
            at = (at + 1) & mask;
        }

        _table[at] = Count + 1;
        _hashes[Count] = hash;
        _empty[Count] = characters == 0;
        return Count++;
    }

    /// <summary>Takes the vector of a token out of a cache, if it is there.</summary>
    /// <returns>Its slot; -1 where the cache does not hold it.</returns>
    public int AddCached(WordVectorCache cache, ReadOnlySpan<char> word)
    {
        if (CachedCount == _cachedEmpty.Length) Array.Resize(ref _cachedEmpty, Math.Max(16, CachedCount * 2));
        if (_cached.Length < _cachedEmpty.Length * cache.Size) Array.Resize(ref _cached, checked(_cachedEmpty.Length * cache.Size));
        if (!cache.TryGet(word, _cached.AsSpan(CachedCount * cache.Size, cache.Size), out _cachedEmpty[CachedCount])) return -1;
        return CachedBit | CachedCount++;
    }

    private static bool IsCached(int slot) => slot >= CachedBit;

    private static int Hash(ReadOnlySpan<int> rows)
    {
        uint hash = 2166136261;
        foreach (int row in rows) hash = (hash ^ (uint)row) * 16777619;
        return (int)(hash ^ (hash >> 15));
    }

    private void Reserve(int count)
    {
        if (count > _hashes.Length)
        {
            int capacity = Math.Max(16, _hashes.Length * 2);
            Array.Resize(ref _rows, checked(capacity * _sequence.Length));
            Array.Resize(ref _hashes, capacity);
            Array.Resize(ref _empty, capacity);
            Array.Resize(ref _vectors, checked(capacity * _vectorSize));
        }

        if (count * 2 <= _table.Length) return;
        _table = new int[_table.Length * 2];
        int mask = _table.Length - 1;
        for (int slot = 0; slot < Count; slot++)
        {
            int at = _hashes[slot] & mask;
            while (_table[at] != 0) at = (at + 1) & mask;
            _table[at] = slot + 1;
        }
    }
}
