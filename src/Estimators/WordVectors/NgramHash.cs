namespace DistillEmb.MLNet.SkipGram;

/// <summary>fastText's hash of an n-gram: FNV-1a of 32 bits, with each byte taken as a signed one, so that those from 0x80 on set the upper bits as well.</summary>
internal static class NgramHash
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(ReadOnlySpan<byte> ngram)
    {
        uint hash = Basis;
        foreach (byte value in ngram) hash = Next(hash, value);
        return hash;
    }

    private static uint Next(uint hash, byte value) => (hash ^ (uint)(sbyte)value) * Prime;
}
