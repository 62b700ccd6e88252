using System.Numerics;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Vectors of one dimension, row by row, in blocks of a few megabytes: it grows without copying, and holds more than one
/// array can.
/// </summary>
internal sealed class VectorBlocks
{
    private const int NumbersPerBlock = 1 << 20;

    private readonly List<float[]> _blocks = [];
    private readonly int _shift;

    public VectorBlocks(int dimension)
    {
        Dimension = dimension;
        _shift = BitOperations.Log2((uint)(NumbersPerBlock / dimension));
    }

    public int Dimension { get; }

    public int Count { get; private set; }

    /// <summary>Rows of a block, a power of 2; only the last block may have fewer.</summary>
    public int RowsPerBlock => 1 << _shift;

    public Span<float> this[int row] => _blocks[row >> _shift].AsSpan((row & (RowsPerBlock - 1)) * Dimension, Dimension);

    /// <summary>Rows one after the other, [count, dimension]; they must lie in one block.</summary>
    public Span<float> Slice(int start, int count) => _blocks[start >> _shift].AsSpan((start & (RowsPerBlock - 1)) * Dimension, count * Dimension);

    public void Add(ReadOnlySpan<float> vector)
    {
        if (Count >> _shift == _blocks.Count) _blocks.Add(GC.AllocateUninitializedArray<float>(Dimension << _shift));
        vector.CopyTo(this[Count++]);
    }

    /// <summary>Keeps some rows, each at most once, in the order given, and gives back the memory of all others.</summary>
    /// <param name="rows">The rows to keep. The list is overwritten.</param>
    public void Keep(List<int> rows)
    {
        float[] held = new float[Dimension];
        for (int i = 0; i < rows.Count; i++)
        {
            // A row before i is no more where it was: when i was filled, it was swapped to where that row came from.
            int from = rows[i];
            while (from < i) from = rows[from];
            rows[i] = from;
            if (from == i) continue;
            this[i].CopyTo(held);
            this[from].CopyTo(this[i]);
            held.CopyTo(this[from]);
        }

        Count = rows.Count;
        Trim();
    }

    /// <summary>Gives back the memory behind the last row.</summary>
    public void Trim()
    {
        int full = Count >> _shift;
        int rest = Count & (RowsPerBlock - 1);
        float[] last = rest > 0 ? _blocks[full].AsSpan(0, rest * Dimension).ToArray() : [];
        _blocks.RemoveRange(full, _blocks.Count - full);
        if (rest > 0) _blocks.Add(last);
    }
}
