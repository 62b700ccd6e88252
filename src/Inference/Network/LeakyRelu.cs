using System.Runtime.Intrinsics;

namespace DistillEmb.Network;

/// <summary>x where x is positive, else x / 100. Lengths are multiples of 8.</summary>
internal static class LeakyRelu
{
    public const float Slope = 0.01f;

    /// <summary>In place.</summary>
    public static void Apply(Span<float> values)
    {
        for (int i = 0; i < values.Length; i += Vector256<float>.Count)
        {
            Vector256<float> x = Vector256.LoadUnsafe(ref values[i]);
            Vector256.MaxNative(x, x * Slope).StoreUnsafe(ref values[i]);
        }
    }
}
