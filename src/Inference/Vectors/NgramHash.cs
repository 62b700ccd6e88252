using System.IO.Hashing;

namespace DistillEmb.Vectors;

/// <summary>By what n-grams are known.</summary>
internal static class NgramHash
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>fastText's hash: FNV-1a of 32 bits, with each byte taken as a signed one, so that those from 0x80 on set the upper bits as well.</summary>
    public static uint Of(ReadOnlySpan<byte> ngram)
    {
        uint hash = Basis;
        foreach (byte value in ngram) hash = (hash ^ (uint)(sbyte)value) * Prime;
        return hash;
    }

    /// <summary>The bucket of an n-gram among some that n-grams share, or else what tells it from all others: 64 bits of XXH3, which two of two million n-grams have in common with a chance of one in ten million.</summary>
    /// <param name="ngram">The n-gram, in UTF-8.</param>
    /// <param name="buckets">How many buckets there are; 0 where n-grams share none.</param>
    public static ulong KeyOf(ReadOnlySpan<byte> ngram, int buckets) => buckets == 0 ? XxHash3.HashToUInt64(ngram) : Of(ngram) % (uint)buckets;
}
