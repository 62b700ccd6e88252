namespace DistillEmb;

/// <summary>The part of an encoder's output that answers one teacher, or several fused into one. One part may be the head of several teachers.</summary>
public sealed class EncoderHead
{
    internal EncoderHead(string name, int offset, int dimension)
    {
        Name = name;
        Offset = offset;
        Dimension = dimension;
    }

    /// <summary>The name of the teacher; where several are fused into one, all their names, joined by <c>+</c>.</summary>
    public string Name { get; }

    /// <summary>Where the head begins in a vector of all heads.</summary>
    public int Offset { get; }

    /// <summary>How many values the head has: the dimension of its teacher.</summary>
    public int Dimension { get; }

    /// <summary>Heads that stand one after another.</summary>
    internal static EncoderHead[] SideBySide(IReadOnlyList<(string Name, int Dimension)> teachers)
    {
        var heads = new EncoderHead[teachers.Count];
        int offset = 0;
        for (int i = 0; i < heads.Length; i++)
        {
            heads[i] = new EncoderHead(teachers[i].Name, offset, teachers[i].Dimension);
            offset += teachers[i].Dimension;
        }

        return heads;
    }

    /// <summary>Dimension of a vector of these heads, each part counted once.</summary>
    internal static int VectorSizeOf(IEnumerable<EncoderHead> heads) => heads.Max(head => head.Offset + head.Dimension);

    /// <summary>The parts of a vector, each with the heads that it answers for, in the order of the vector.</summary>
    internal static IEnumerable<IGrouping<(int Offset, int Dimension), EncoderHead>> PartsOf(IEnumerable<EncoderHead> heads) =>
        heads.GroupBy(head => (head.Offset, head.Dimension)).OrderBy(part => part.Key.Offset);

    /// <summary>Where the parts of a vector are, one after another.</summary>
    internal static (int Offset, int Dimension)[] PlacesOf(IEnumerable<EncoderHead> heads) => [.. PartsOf(heads).Select(part => part.Key)];
}
