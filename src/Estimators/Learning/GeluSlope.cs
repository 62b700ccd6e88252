using System.Runtime.Intrinsics;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Learning;

/// <summary><see cref="Gelu"/> together with its slope, Φ(x) + x φ(x). Lengths are multiples of 8.</summary>
internal static class GeluSlope
{
    private const float InverseRootTwoPi = 0.39894228f;

    /// <summary>Computes values and slopes.</summary>
    public static void Apply(ReadOnlySpan<float> x, Span<float> values, Span<float> slopes)
    {
        for (int i = 0; i < x.Length; i += Vector256<float>.Count)
        {
            Evaluate(Vector256.LoadUnsafe(in x[i]), out Vector256<float> value, out Vector256<float> slope);
            value.StoreUnsafe(ref values[i]);
            slope.StoreUnsafe(ref slopes[i]);
        }
    }

    /// <summary>
    /// The maximum of GELU over a set of values of which only the highest and the lowest are given, as
    /// <see cref="Gelu.LargerOf"/>, and where it is.
    /// </summary>
    /// <param name="highest">The highest; becomes the maximum.</param>
    /// <param name="lowest">The lowest; becomes the slope at the maximum.</param>
    /// <param name="bias">Is added to both.</param>
    /// <param name="highestAt">Where the highest is; becomes where the maximum is.</param>
    /// <param name="lowestAt">Where the lowest is.</param>
    public static void LargerOf(Span<float> highest, Span<float> lowest, ReadOnlySpan<float> bias, Span<int> highestAt, ReadOnlySpan<int> lowestAt)
    {
        for (int i = 0; i < highest.Length; i += Vector256<float>.Count)
        {
            Vector256<float> offset = Vector256.LoadUnsafe(in bias[i]);
            Evaluate(Vector256.LoadUnsafe(ref highest[i]) + offset, out Vector256<float> high, out Vector256<float> highSlope);
            Evaluate(Vector256.LoadUnsafe(ref lowest[i]) + offset, out Vector256<float> low, out Vector256<float> lowSlope);
            Vector256<float> isHigh = Vector256.GreaterThanOrEqual(high, low);
            Vector256.ConditionalSelect(isHigh, high, low).StoreUnsafe(ref highest[i]);
            Vector256.ConditionalSelect(isHigh, highSlope, lowSlope).StoreUnsafe(ref lowest[i]);
            Vector256.ConditionalSelect(isHigh.AsInt32(), Vector256.LoadUnsafe(ref highestAt[i]), Vector256.LoadUnsafe(in lowestAt[i])).StoreUnsafe(ref highestAt[i]);
        }
    }

    private static void Evaluate(Vector256<float> x, out Vector256<float> value, out Vector256<float> slope)
    {
        Vector256<float> cumulative = Gelu.Cumulative(x, out Vector256<float> bell);
        value = x * cumulative;
        slope = Vector256.MultiplyAddEstimate(x * bell, Vector256.Create(InverseRootTwoPi), cumulative);
    }
}
