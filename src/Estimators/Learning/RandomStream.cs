namespace DistillEmb.MLNet.Learning;

/// <summary>
/// Generators of random numbers that depend on a seed and a number alone, not on what was drawn before. Two purposes need two seeds, made by
/// <see cref="SeedOf"/>: .NET's seeded generator is linear in its seed, so that seeds which differ by a constant give numbers that do.
/// </summary>
internal static class RandomStream
{
    /// <summary>The generator of a number: a word of a batch, say, or an epoch.</summary>
    public static Random Of(int seed, uint number) => new(SeedOf(seed, number));

    /// <summary>The seed of a number, which no longer shows the seed and the number that it is made of.</summary>
    public static int SeedOf(int seed, uint number)
    {
        // Neighbouring numbers must not give neighbouring seeds: the finisher of MurmurHash3.
        uint mixed = (uint)seed + (number * 0x9E3779B9u);
        mixed = (mixed ^ (mixed >> 16)) * 0x85EBCA6Bu;
        mixed = (mixed ^ (mixed >> 13)) * 0xC2B2AE35u;
        return (int)((mixed ^ (mixed >> 16)) & int.MaxValue);
    }
}
