using System.Runtime.Intrinsics;

namespace DistillEmb.Network;

/// <summary>
/// The Gaussian error linear unit, x Φ(x) (Hendrycks and Gimpel 2016), with the error function by Abramowitz and Stegun
/// 7.1.26 (absolute error below 1.5e-7). Lengths are multiples of 8.
/// </summary>
internal static class Gelu
{
    /// <summary>In place.</summary>
    public static void Apply(Span<float> values)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= values.Length - Vector512<float>.Count; i += Vector512<float>.Count)
                Evaluate(Vector512.LoadUnsafe(ref values[i])).StoreUnsafe(ref values[i]);
        }

        for (; i < values.Length; i += Vector256<float>.Count)
            Evaluate(Vector256.LoadUnsafe(ref values[i])).StoreUnsafe(ref values[i]);
    }

    /// <summary>
    /// The maximum of GELU over a set of values of which only the highest and the lowest are given: GELU falls to its one
    /// minimum and rises after it, so its maximum over a set is at one of the two ends. The result replaces the highest.
    /// </summary>
    public static void LargerOf(Span<float> highest, ReadOnlySpan<float> lowest, ReadOnlySpan<float> bias)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= highest.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            {
                Vector512<float> offset = Vector512.LoadUnsafe(in bias[i]);
                Vector512<float> high = Evaluate(Vector512.LoadUnsafe(ref highest[i]) + offset);
                Vector512<float> low = Evaluate(Vector512.LoadUnsafe(in lowest[i]) + offset);
                Vector512.MaxNative(high, low).StoreUnsafe(ref highest[i]);
            }
        }

        for (; i < highest.Length; i += Vector256<float>.Count)
        {
            Vector256<float> offset = Vector256.LoadUnsafe(in bias[i]);
            Vector256<float> high = Evaluate(Vector256.LoadUnsafe(ref highest[i]) + offset);
            Vector256<float> low = Evaluate(Vector256.LoadUnsafe(in lowest[i]) + offset);
            Vector256.MaxNative(high, low).StoreUnsafe(ref highest[i]);
        }
    }

    /// <summary>Φ(x), the share of a normal distribution below x.</summary>
    /// <param name="x">x</param>
    /// <param name="bell">Receives exp(-x²/2).</param>
    public static Vector256<float> Cumulative(Vector256<float> x, out Vector256<float> bell)
    {
        Vector256<float> z = Vector256.Abs(x) * 0.70710678f;
        Vector256<float> t = Vector256<float>.One / Vector256.MultiplyAddEstimate(Vector256.Create(0.3275911f), z, Vector256<float>.One);
        Vector256<float> series = Vector256.Create(1.061405429f);
        series = Vector256.MultiplyAddEstimate(series, t, Vector256.Create(-1.453152027f));
        series = Vector256.MultiplyAddEstimate(series, t, Vector256.Create(1.421413741f));
        series = Vector256.MultiplyAddEstimate(series, t, Vector256.Create(-0.284496736f));
        series = Vector256.MultiplyAddEstimate(series, t, Vector256.Create(0.254829592f)) * t;
        bell = Exponential.Of(-(z * z));
        Vector256<float> tail = series * bell * 0.5f; // 1 - Φ(|x|)
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256<float>.Zero), Vector256<float>.One - tail, tail);
    }

    /// <summary>As the other, with the same results to the bit.</summary>
    public static Vector512<float> Cumulative(Vector512<float> x, out Vector512<float> bell)
    {
        Vector512<float> z = Vector512.Abs(x) * 0.70710678f;
        Vector512<float> t = Vector512<float>.One / Vector512.MultiplyAddEstimate(Vector512.Create(0.3275911f), z, Vector512<float>.One);
        Vector512<float> series = Vector512.Create(1.061405429f);
        series = Vector512.MultiplyAddEstimate(series, t, Vector512.Create(-1.453152027f));
        series = Vector512.MultiplyAddEstimate(series, t, Vector512.Create(1.421413741f));
        series = Vector512.MultiplyAddEstimate(series, t, Vector512.Create(-0.284496736f));
        series = Vector512.MultiplyAddEstimate(series, t, Vector512.Create(0.254829592f)) * t;
        bell = Exponential.Of(-(z * z));
        Vector512<float> tail = series * bell * 0.5f; // 1 - Φ(|x|)
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512<float>.Zero), Vector512<float>.One - tail, tail);
    }

    private static Vector256<float> Evaluate(Vector256<float> x) => x * Cumulative(x, out _);

    private static Vector512<float> Evaluate(Vector512<float> x) => x * Cumulative(x, out _);
}
