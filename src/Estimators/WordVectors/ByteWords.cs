using System.IO.Hashing;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// Words as bytes of UTF-8, each once, numbered in the order in which they came: their text stands in one array, and open addressing finds them.
/// </summary>
internal sealed class ByteWords
{
    private byte[] _text = new byte[1 << 12];
    private long[] _ends = new long[1 << 8]; // Where each word ends in the text; it begins where the one before does.
    private uint[] _hashes = new uint[1 << 8];
    private int[] _slots = new int[1 << 9]; // The number of a word plus 1, or 0; half are used at most.

    public int Count { get; private set; }

    /// <summary>Bytes of all words together.</summary>
    public long TextBytes => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>Bytes of memory that what is used of the tables takes.</summary>
    public long UsedBytes => TextBytes + (Count * (long)(sizeof(long) + sizeof(uint) + (2 * sizeof(int))));

    public ReadOnlySpan<byte> this[int word]
    {
        get
        {
            int start = word == 0 ? 0 : (int)_ends[word - 1];
            return _text.AsSpan(start, (int)_ends[word] - start);
        }
    }

    /// <summary>The number of a word; -1 where it is not there.</summary>
    public int Find(ReadOnlySpan<byte> word) => _slots[SlotOf(word, HashOf(word))] - 1;

    /// <summary>The number of a word, which is added where it is not there.</summary>
    public int Add(ReadOnlySpan<byte> word)
    {
        uint hash = HashOf(word);
        int slot = SlotOf(word, hash);
        if (_slots[slot] != 0) return _slots[slot] - 1;
        long start = TextBytes;
        long end = start + word.Length;
        if (end > Array.MaxLength) throw new InvalidDataException($"More than {Count} words, of {start} bytes together, cannot be held at once; raise the minimum count.");
        while (end > _text.Length) Array.Resize(ref _text, (int)Math.Min(Array.MaxLength, _text.Length * 2L));
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, checked(Count * 2));
            Array.Resize(ref _hashes, Count * 2);
        }

        word.CopyTo(_text.AsSpan((int)start));
        _ends[Count] = end;
        _hashes[Count] = hash;
        _slots[slot] = ++Count;
        if (Count > _slots.Length / 2) Grow();
        return Count - 1;
    }

    /// <summary>Forgets all words and keeps the memory.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(_slots);
    }

    /// <summary>The numbers of all words, in the order of their bytes.</summary>
    public int[] Sorted()
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        order.AsSpan().Sort((first, second) => this[first].SequenceCompareTo(this[second]));
        return order;
    }

    private static uint HashOf(ReadOnlySpan<byte> word) => (uint)XxHash3.HashToUInt64(word);

    private int SlotOf(ReadOnlySpan<byte> word, uint hash)
    {
        int mask = _slots.Length - 1;
        int slot = (int)hash & mask;
        while (_slots[slot] is var there and not 0 && !(_hashes[there - 1] == hash && word.SequenceEqual(this[there - 1]))) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        _slots = new int[checked(_slots.Length * 2)];
        int mask = _slots.Length - 1;
        for (int i = 0; i < Count; i++)
        {
            int slot = (int)_hashes[i] & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = i + 1;
        }
    }
}
