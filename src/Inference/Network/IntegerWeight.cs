namespace DistillEmb.Network;

/// <summary>
/// A weight in codes of its channels' scales, a byte a value. A code times its scale is a float without rounding, so that whoever reads the
/// codes gets the values to the bit, at a quarter of the memory.
/// </summary>
/// <param name="channels">How the values belong to channels.</param>
/// <param name="codes">The codes, row-major.</param>
/// <param name="scales">The scale of each channel.</param>
internal sealed class IntegerWeight(IntegerChannels channels, sbyte[] codes, float[] scales)
{
    public ReadOnlySpan<sbyte> Codes => codes;

    public ReadOnlySpan<float> Scales => scales;

    public int Length => codes.Length;

    /// <summary>No number of the weight is larger.</summary>
    public float LargestMagnitude => channels.Largest * scales.Max();

    /// <summary>The values.</summary>
    public float[] ToSingles() => channels.Dequantize(codes, scales);

    /// <summary>Writes one row of a weight whose channels are its rows.</summary>
    public void CopyRow(int row, Span<float> values)
    {
        float scale = scales[row];
        ReadOnlySpan<sbyte> own = codes.AsSpan(row * values.Length, values.Length);
        for (int i = 0; i < own.Length; i++) values[i] = own[i] * scale;
    }
}
