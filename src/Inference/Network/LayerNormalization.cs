using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DistillEmb.Network;

/// <summary>Layer normalisation (Ba, Kiros and Hinton 2016) over vectors whose length is a multiple of 8.</summary>
internal sealed class LayerNormalization(float[] scale, float[] shift)
{
    /// <summary>Added to the variance before the root; PyTorch's default.</summary>
    public const float Epsilon = 1e-5f;

    private const int Step = 32;

    /// <summary>In place.</summary>
    public void Apply(Span<float> values)
    {
        Vector256<float> mean = Vector256.Create(Sum(values) / values.Length);
        Vector256<float> factor = Vector256.Create(1f / MathF.Sqrt((SumOfSquares(values, mean) / values.Length) + Epsilon));
        for (int i = 0; i < values.Length; i += Vector256<float>.Count)
        {
            Vector256<float> normal = (Vector256.LoadUnsafe(ref values[i]) - mean) * factor;
            Vector256.MultiplyAddEstimate(normal, Vector256.LoadUnsafe(ref scale[i]), Vector256.LoadUnsafe(ref shift[i])).StoreUnsafe(ref values[i]);
        }
    }

    // Four sums at once: one alone would wait for itself.
    private static float Sum(ReadOnlySpan<float> values)
    {
        Vector256<float> a = Vector256<float>.Zero, b = a, c = a, d = a;
        int i = 0;
        for (; i <= values.Length - Step; i += Step)
        {
            a += Vector256.LoadUnsafe(in values[i]);
            b += Vector256.LoadUnsafe(in values[i + 8]);
            c += Vector256.LoadUnsafe(in values[i + 16]);
            d += Vector256.LoadUnsafe(in values[i + 24]);
        }

        for (; i < values.Length; i += Vector256<float>.Count) a += Vector256.LoadUnsafe(in values[i]);
        return Vector256.Sum((a + b) + (c + d));
    }

    private static float SumOfSquares(ReadOnlySpan<float> values, Vector256<float> mean)
    {
        Vector256<float> a = Vector256<float>.Zero, b = a, c = a, d = a;
        int i = 0;
        for (; i <= values.Length - Step; i += Step)
        {
            a = AddSquare(in values[i], mean, a);
            b = AddSquare(in values[i + 8], mean, b);
            c = AddSquare(in values[i + 16], mean, c);
            d = AddSquare(in values[i + 24], mean, d);
        }

        for (; i < values.Length; i += Vector256<float>.Count) a = AddSquare(in values[i], mean, a);
        return Vector256.Sum((a + b) + (c + d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> AddSquare(in float values, Vector256<float> mean, Vector256<float> sum)
    {
        Vector256<float> centered = Vector256.LoadUnsafe(in values) - mean;
        return Vector256.MultiplyAddEstimate(centered, centered, sum);
    }
}
