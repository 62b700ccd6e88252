namespace DistillEmb.MLNet.Encoder;

/// <summary>A named weight of a network and its dimensions, outermost first.</summary>
internal sealed record TensorShape(string Name, params int[] Dimensions)
{
    public int Length
    {
        get
        {
            long length = Dimensions.Aggregate(1L, (product, dimension) => checked(product * dimension));
            return length <= Array.MaxLength ? (int)length : throw new InvalidDataException($"Weight {this} has {length} numbers; an array holds at most {Array.MaxLength}.");
        }
    }

    public override string ToString() => $"{Name} [{string.Join(", ", Dimensions)}]";
}
