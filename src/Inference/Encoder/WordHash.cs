using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace DistillEmb.Encoder;

/// <summary>The hash by which words are found that are letter by letter the same.</summary>
internal static class WordHash
{
    // Another one in every process: nobody can make up a text whose words all fall into one place.
    private static readonly long Seed = Random.Shared.NextInt64();

    public static ulong Of(ReadOnlySpan<char> word) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(word), Seed);
}
