using DistillEmb.Characters;
using DistillEmb.Network;

namespace DistillEmb.Encoder;

/// <summary>
/// The distinct words of one row or batch on their way through the network, and their vectors. For one caller at a time;
/// its buffers grow with the batch and are used again.
/// </summary>
/// <remarks>
/// A word's slot is the place of its vector among those of the network; that of an exact word, which the network never sees,
/// is negative and says which one it is; that of a word which a cache held has a bit more.
/// </remarks>
internal sealed class EncoderScratch
{
    private const int CachedBit = 1 << 30;
    private const string Words = "different words";

    private readonly CharacterSequence _sequence;
    private readonly int _vectorSize;
    private readonly ExactWords? _exact;
    private readonly float[] _exactVector;
    private readonly SlotTable _table = new(); // By what the network reads of a word.
    private int[] _ids = [];
    private bool[] _empty = [];
    private float[] _vectors = [];
    private float[] _cached = [];
    private bool[] _cachedEmpty = [];

    public EncoderScratch(CharacterSequence sequence, int vectorSize, ExactWords? exact, float[] network)
    {
        _sequence = sequence;
        _vectorSize = vectorSize;
        _exact = exact;
        _exactVector = exact is null ? [] : new float[vectorSize];
        Network = network;
    }

    /// <summary>Distinct words for the network so far.</summary>
    public int Count => _table.Count;

    /// <summary>Words so far whose vectors came out of a cache.</summary>
    public int CachedCount { get; private set; }

    /// <summary>The tokens of a row whose words are here.</summary>
    public RowWords Row { get; } = new();

    public ReadOnlySpan<int> CharacterIds => _ids.AsSpan(0, Count * _sequence.Length);

    /// <summary>The forward pass's own buffers.</summary>
    public float[] Network { get; }

    /// <summary>Room for the network's vectors of all words.</summary>
    public Span<float> MakeVectors() => RowBuffer.Room(ref _vectors, RowBuffer.LengthOf(Count, _vectorSize, Words));

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

    /// <summary>Forgets the words of the batch before.</summary>
    public void Begin()
    {
        CachedCount = 0;
        _table.Clear();
    }

    /// <summary>Lets buffers go that a huge batch made; the words and their vectors are no more.</summary>
    public void LetGo()
    {
        Row.LetGo();
        _table.LetGo();
        RowBuffer.LetGo(ref _ids);
        RowBuffer.LetGo(ref _empty);
        RowBuffer.LetGo(ref _vectors);
        RowBuffer.LetGo(ref _cached);
        RowBuffer.LetGo(ref _cachedEmpty);
    }

    /// <summary>Adds a word, unless it is an exact one or one with the same characters is there.</summary>
    /// <returns>The slot of its vector.</returns>
    public int Add(ReadOnlySpan<char> word)
    {
        // First: an exact word may read the same to the network as another that is none.
        if (_exact is not null && _exact.Find(word) is int exact and >= 0) return ~exact;

        int length = _sequence.Length;
        RowBuffer.Grow(ref _ids, RowBuffer.LengthOf(Count + 1L, length, Words));
        RowBuffer.Grow(ref _empty, Count + 1);
        Span<int> ids = _ids.AsSpan(Count * length, length);
        int characters = _sequence.Encode(word, ids);

        // Words that read the same to the network share a slot: its vector is the same.
        int hash = Hash(ids);
        int place = hash;
        for (int other; (other = _table.Find(hash, ref place)) >= 0;)
        {
            if (_ids.AsSpan(other * length, length).SequenceEqual(ids)) return other;
        }

        _empty[Count] = characters == 0;
        return _table.Add(hash);
    }

    /// <summary>Takes the vector of a word out of a cache, if it is there.</summary>
    /// <returns>Its slot; -1 where the cache does not hold it.</returns>
    public int AddCached(WordVectorCache cache, ReadOnlySpan<char> word, ulong hash)
    {
        if (CachedCount == _cachedEmpty.Length || (CachedCount + 1L) * cache.Size > _cached.Length)
        {
            RowBuffer.Grow(ref _cached, RowBuffer.LengthOf(CachedCount + 1L, cache.Size, Words));
            RowBuffer.Grow(ref _cachedEmpty, CachedCount + 1);
        }

        if (!cache.TryGet(word, hash, _cached.AsSpan(CachedCount * cache.Size, cache.Size), out _cachedEmpty[CachedCount])) return -1;
        return CachedBit | CachedCount++;
    }

    private static bool IsCached(int slot) => slot >= CachedBit;

    private static int Hash(ReadOnlySpan<int> ids)
    {
        uint hash = 2166136261;
        foreach (int id in ids) hash = (hash ^ (uint)id) * 16777619;
        return (int)(hash ^ (hash >> 15));
    }
}
