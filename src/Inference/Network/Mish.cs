using System.Runtime.Intrinsics;

namespace DistillEmb.Network;

/// <summary>x tanh(ln(1 + e^x)) (Misra 2019). Lengths are multiples of 8.</summary>
internal static class Mish
{
    // Above it the factor is 1 in single precision, and e^x squared stays a number up to it.
    private const float LargestExponent = 20f;

    /// <summary>In place.</summary>
    public static void Apply(Span<float> values)
    {
        for (int i = 0; i < values.Length; i += Vector256<float>.Count)
        {
            // tanh(ln(1 + e)) = (e² + 2e) / (e² + 2e + 2): no cancellation at either end.
            Vector256<float> x = Vector256.LoadUnsafe(ref values[i]);
            Vector256<float> e = Exponential.Of(Vector256.MinNative(x, Vector256.Create(LargestExponent)));
            Vector256<float> numerator = e * (e + Vector256.Create(2f));
            (x * (numerator / (numerator + Vector256.Create(2f)))).StoreUnsafe(ref values[i]);
        }
    }
}
