using System.Runtime.CompilerServices;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// Random numbers that depend on a seed, an epoch and a line alone, so that any thread may draw those of any line: SplitMix64 (Steele, Lea and
/// Flood 2014), which needs no warming up.
/// </summary>
internal struct LineRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    public LineRandom(int seed, int epoch, long line) => _state = Mix(Mix(Mix((uint)seed + Golden) + (uint)epoch + Golden) + (ulong)line + Golden);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next() => Mix(_state += Golden);

    /// <summary>A whole number of 0 to one below the bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int bound) => (int)(((Next() >> 32) * (uint)bound) >> 32);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
