namespace DistillEmb.Network;

/// <summary>A named weight of a network and its dimensions, outermost first.</summary>
internal sealed record TensorShape(string Name, params int[] Dimensions)
{
    /// <summary>
    /// The dimension of the channels, each of which has a scale of its own when the weight is stored in few bits: characters of
    /// an embedding, outputs of a layer. Null for a weight that is never rounded.
    /// </summary>
    public int? ChannelAxis { get; init; }

    /// <summary>The coarsest precision that it is stored in.</summary>
    public WeightPrecision Coarsest { get; init; } = WeightPrecision.Int8;

    public int Length
    {
        get
        {
            long length = Dimensions.Aggregate(1L, (product, dimension) => checked(product * dimension));
            return length <= Array.MaxLength ? (int)length : throw new InvalidDataException($"Weight {this} has {length} values; an array holds at most {Array.MaxLength}.");
        }
    }

    public override string ToString() => $"{Name} [{string.Join(", ", Dimensions)}]";
}
