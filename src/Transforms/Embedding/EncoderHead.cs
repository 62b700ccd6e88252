namespace DistillEmb.MLNet;

/// <summary>The part of an encoder's output that answers one teacher.</summary>
public sealed class EncoderHead
{
    internal EncoderHead(string name, int offset, int dimension)
    {
        Name = name;
        Offset = offset;
        Dimension = dimension;
    }

    /// <summary>The name of the teacher.</summary>
    public string Name { get; }

    /// <summary>Where the head begins in a vector of all heads.</summary>
    public int Offset { get; }

    /// <summary>How many numbers the head has: the dimension of its teacher.</summary>
    public int Dimension { get; }
}
