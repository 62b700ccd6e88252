using System.Runtime.Intrinsics;

namespace DistillEmb.MLNet.Encoder;

/// <summary>Layer normalisation (Ba, Kiros and Hinton 2016) over vectors whose length is a multiple of 8.</summary>
internal sealed class LayerNormalization(float[] scale, float[] shift)
{
    /// <summary>Added to the variance before the root; PyTorch's default.</summary>
    public const float Epsilon = 1e-5f;

    /// <summary>In place.</summary>
    public void Apply(Span<float> values)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        for (int i = 0; i < values.Length; i += Vector256<float>.Count) sum += Vector256.LoadUnsafe(ref values[i]);
        Vector256<float> mean = Vector256.Create(Vector256.Sum(sum) / values.Length);

        Vector256<float> squares = Vector256<float>.Zero;
        for (int i = 0; i < values.Length; i += Vector256<float>.Count)
        {
            Vector256<float> centred = Vector256.LoadUnsafe(ref values[i]) - mean;
            squares = Vector256.MultiplyAddEstimate(centred, centred, squares);
        }

        Vector256<float> factor = Vector256.Create(1f / MathF.Sqrt((Vector256.Sum(squares) / values.Length) + Epsilon));
        for (int i = 0; i < values.Length; i += Vector256<float>.Count)
        {
            Vector256<float> normal = (Vector256.LoadUnsafe(ref values[i]) - mean) * factor;
            Vector256.MultiplyAddEstimate(normal, Vector256.LoadUnsafe(ref scale[i]), Vector256.LoadUnsafe(ref shift[i])).StoreUnsafe(ref values[i]);
        }
    }
}
