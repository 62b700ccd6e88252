using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DistillEmb.Network;

/// <summary>
/// e^x in single precision, relative error below 4e-7 up to x = 88; what is smaller than any normal number is 0. The usual reduction
/// by multiples of ln 2 in two parts (Cody and Waite 1980), then the Taylor series of what is left. .NET's own goes by way of
/// double precision, at several times the cost.
/// </summary>
internal static class Exponential
{
    private const float Largest = 88f;
    private const float Smallest = -88f; // Rounds to 2^-127, whose bits here are those of zero.
    private const float BitsPerUnit = 1.44269504f; // 1 / ln 2
    private const float HighPart = 0.693359375f; // ln 2 = high + low; the high part has few bits.
    private const float LowPart = -2.12194440e-4f;
    private const int ExponentBias = 127;
    private const int MantissaBits = 23;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Vector256<float> x)
    {
        x = Vector256.MinNative(Vector256.MaxNative(x, Vector256.Create(Smallest)), Vector256.Create(Largest));
        Vector256<float> whole = Vector256.Round(x * BitsPerUnit);
        Vector256<float> rest = Vector256.MultiplyAddEstimate(whole, Vector256.Create(-HighPart), x);
        rest = Vector256.MultiplyAddEstimate(whole, Vector256.Create(-LowPart), rest);
        Vector256<float> series = Vector256.Create(1f / 720);
        series = Vector256.MultiplyAddEstimate(series, rest, Vector256.Create(1f / 120));
        series = Vector256.MultiplyAddEstimate(series, rest, Vector256.Create(1f / 24));
        series = Vector256.MultiplyAddEstimate(series, rest, Vector256.Create(1f / 6));
        series = Vector256.MultiplyAddEstimate(series, rest, Vector256.Create(0.5f));
        series = Vector256.MultiplyAddEstimate(series, rest, Vector256<float>.One);
        series = Vector256.MultiplyAddEstimate(series, rest, Vector256<float>.One);
        Vector256<int> power = Vector256.ConvertToInt32Native(whole) + Vector256.Create(ExponentBias);
        return series * Vector256.ShiftLeft(power, MantissaBits).AsSingle();
    }

    /// <summary>As the other, with the same results to the bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> x)
    {
        x = Vector512.MinNative(Vector512.MaxNative(x, Vector512.Create(Smallest)), Vector512.Create(Largest));
        Vector512<float> whole = Vector512.Round(x * BitsPerUnit);
        Vector512<float> rest = Vector512.MultiplyAddEstimate(whole, Vector512.Create(-HighPart), x);
        rest = Vector512.MultiplyAddEstimate(whole, Vector512.Create(-LowPart), rest);
        Vector512<float> series = Vector512.Create(1f / 720);
        series = Vector512.MultiplyAddEstimate(series, rest, Vector512.Create(1f / 120));
        series = Vector512.MultiplyAddEstimate(series, rest, Vector512.Create(1f / 24));
        series = Vector512.MultiplyAddEstimate(series, rest, Vector512.Create(1f / 6));
        series = Vector512.MultiplyAddEstimate(series, rest, Vector512.Create(0.5f));
        series = Vector512.MultiplyAddEstimate(series, rest, Vector512<float>.One);
        series = Vector512.MultiplyAddEstimate(series, rest, Vector512<float>.One);
        Vector512<int> power = Vector512.ConvertToInt32Native(whole) + Vector512.Create(ExponentBias);
        return series * Vector512.ShiftLeft(power, MantissaBits).AsSingle();
    }
}
