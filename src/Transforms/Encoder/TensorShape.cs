namespace DistillEmb.MLNet.Encoder;

/// <summary>A named weight of a network and its dimensions, outermost first.</summary>
internal sealed record TensorShape(string Name, params int[] Dimensions)
{
    public int Length => Dimensions.Aggregate(1, (product, dimension) => checked(product * dimension));

    public override string ToString() => $"{Name} [{string.Join(", ", Dimensions)}]";
}
