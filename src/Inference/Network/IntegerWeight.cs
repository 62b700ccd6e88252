namespace DistillEmb.Network;

/// <summary>
/// A weight in steps of its channels' scales, a byte a number. A step times its scale is a float without rounding, so that whoever reads the
/// steps gets the numbers to the bit, at a quarter of the memory.
/// </summary>
/// <param name="channels">How the numbers belong to channels.</param>
/// <param name="steps">The steps, row-major.</param>
/// <param name="scales">The scale of each channel.</param>
internal sealed class IntegerWeight(IntegerChannels channels, sbyte[] steps, float[] scales)
{
    public ReadOnlySpan<sbyte> Steps => steps;

    public ReadOnlySpan<float> Scales => scales;

    public int Length => steps.Length;

    /// <summary>No number of the weight is larger.</summary>
    public float LargestMagnitude => channels.Largest * scales.Max();

    /// <summary>The numbers.</summary>
    public float[] ToSingles() => channels.Dequantize(steps, scales);
}
