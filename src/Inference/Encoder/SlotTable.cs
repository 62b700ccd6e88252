using System.Runtime.CompilerServices;
using DistillEmb.Network;

namespace DistillEmb.Encoder;

/// <summary>
/// Numbers what is added from 0 on, and finds it again by its hash, with open addressing. What is cleared for a row is what the row before used, not
/// what the largest of all rows did.
/// </summary>
internal sealed class SlotTable
{
    private const int Smallest = 64; // A power of two.

    private int[] _table = new int[Smallest]; // Slot + 1 by hash; 0 is free. Behind Size it may hold anything.
    private int[] _hashes = new int[Smallest / 2]; // By slot.

    /// <summary>How many slots there are.</summary>
    public int Count { get; private set; }

    /// <summary>Entries of the table that are in use, and will be cleared: a power of two, at least twice the slots.</summary>
    public int Size { get; private set; } = Smallest;

    /// <summary>Forgets all slots.</summary>
    public void Clear()
    {
        Array.Clear(_table, 0, Size);
        Size = Smallest;
        Count = 0;
    }

    /// <summary>Finds a slot of a hash, from a place on, which is moved behind it; -1 where there is no more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int hash, ref int place)
    {
        int[] table = _table;
        int mask = Size - 1;
        while (true)
        {
            int slot = table[place++ & mask] - 1;
            if (slot < 0 || _hashes[slot] == hash) return slot;
        }
    }

    /// <summary>Adds a slot.</summary>
    /// <returns>Its number, that of slots before it.</returns>
    public int Add(int hash)
    {
        if (Count == _hashes.Length) RowBuffer.Grow(ref _hashes, Count + 1);
        if ((Count + 1) * 2 > Size) Grow();
        _hashes[Count] = hash;
        Put(Count);
        return Count++;
    }

    /// <summary>Lets buffers go that a huge row made; there are no slots afterwards.</summary>
    public void LetGo()
    {
        if ((long)_table.Length * sizeof(int) <= RowBuffer.LargestKept) return;
        (_table, _hashes, Size, Count) = (new int[Smallest], new int[Smallest / 2], Smallest, 0);
    }

    private void Grow()
    {
        int size = checked(Size * 2);
        if (size > _table.Length) _table = new int[size];
        else Array.Clear(_table, 0, size);
        Size = size;
        for (int slot = 0; slot < Count; slot++) Put(slot);
    }

    private void Put(int slot)
    {
        int mask = Size - 1;
        int place = _hashes[slot] & mask;
        while (_table[place] != 0) place = (place + 1) & mask;
        _table[place] = slot + 1;
    }
}
