namespace DistillEmb.Sequences;

/// <summary>The shape of a table of vectors.</summary>
/// <param name="Rows">Vectors, that of everything that has none of its own included; 0 for no table.</param>
/// <param name="Size">Values in each.</param>
internal readonly record struct TableShape(int Rows, int Size)
{
    /// <summary>No table.</summary>
    public static TableShape None => default;

    public bool IsPresent => Rows > 0;

    /// <summary>Values that the table adds to the vector of a token.</summary>
    public int InputSize => IsPresent ? Size : 0;
}
