using DistillEmb.Vectors;

namespace DistillEmb.Pooling;

/// <summary>Vectors that stand in a table. A word without one counts for nothing in a row.</summary>
internal sealed class TableRow(VectorTable table) : RowVectors
{
    private readonly VectorLookup _lookup = new(table);

    public override ReadOnlySpan<float> VectorOf(int token, ReadOnlySpan<char> word, out bool isEmpty)
    {
        isEmpty = !_lookup.TryFind(word, out ReadOnlySpan<float> vector);
        return vector;
    }

    public override void End() => _lookup.LetGo();
}
