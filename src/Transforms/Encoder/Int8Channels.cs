namespace DistillEmb.MLNet.Encoder;

/// <summary>
/// A weight in 8 bits: each number is -<see cref="Largest"/> to <see cref="Largest"/> times the scale of its channel.
/// </summary>
/// <remarks>
/// A scale has at most 17 significant bits, so that its products with numbers of 7 bits are floats without rounding. The
/// largest number of a channel is always <see cref="Largest"/> scales, so that scale and steps can be found again from the
/// products alone: rounding twice is rounding once.
/// </remarks>
internal sealed class Int8Channels
{
    public const int Largest = 127;

    private const uint SpareSingleBits = (1u << (23 - 16)) - 1;
    private const long SpareDoubleBits = (1L << (52 - 16)) - 1;
    private const float SmallestNormal = 1.17549435e-38f; // Below it floats have fewer bits.

    private readonly int _channels;
    private readonly int _stride;

    /// <param name="shape">The shape of a weight that has channels.</param>
    public Int8Channels(TensorShape shape)
    {
        int axis = shape.ChannelAxis ?? throw new ArgumentException($"Weight {shape} has no channels.", nameof(shape));
        _channels = shape.Dimensions[axis];
        _stride = shape.Dimensions.Skip(axis + 1).Aggregate(1, (product, dimension) => product * dimension);
    }

    public int Count => _channels;

    /// <summary>The scale of each channel. Where all numbers are nearer to zero than 1.5e-36, it is 0, and so are they.</summary>
    public float[] ScalesOf(ReadOnlySpan<float> values)
    {
        float[] scales = new float[_channels];
        for (int i = 0; i < values.Length; i++) scales[ChannelOf(i)] = Math.Max(scales[ChannelOf(i)], Math.Abs(values[i]));
        for (int channel = 0; channel < scales.Length; channel++) scales[channel] = ScaleOf(scales[channel]);
        return scales;
    }

    /// <summary>Numbers in steps of their channel's scale, to the nearest, halves to the even one.</summary>
    public sbyte[] Quantize(ReadOnlySpan<float> values, float[] scales)
    {
        sbyte[] steps = new sbyte[values.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            double scale = scales[ChannelOf(i)];
            if (scale > 0) steps[i] = (sbyte)Math.Clamp(Math.Round(values[i] / scale, MidpointRounding.ToEven), -Largest, Largest);
        }

        return steps;
    }

    public float[] Dequantize(ReadOnlySpan<sbyte> steps, float[] scales)
    {
        float[] values = new float[steps.Length];
        for (int i = 0; i < values.Length; i++) values[i] = steps[i] * scales[ChannelOf(i)];
        return values;
    }

    /// <summary>What is wrong with scales and steps, so that they cannot come from this class; null where nothing is.</summary>
    public string? FaultOf(ReadOnlySpan<sbyte> steps, float[] scales)
    {
        int bad = Array.FindIndex(scales, scale => !IsScale(scale));
        if (bad >= 0) return FormattableString.Invariant($"scale {bad} is {scales[bad]}; expected 0 or a positive finite number of at most 17 significant bits");
        int[] most = new int[_channels];
        for (int i = 0; i < steps.Length; i++) most[ChannelOf(i)] = Math.Max(most[ChannelOf(i)], Math.Abs((int)steps[i]));
        for (int channel = 0; channel < most.Length; channel++)
        {
            int expected = scales[channel] > 0 ? Largest : 0;
            if (most[channel] != expected) return $"the largest number of channel {channel} is {most[channel]} scales; expected {expected}";
        }

        return null;
    }

    private static bool IsScale(float scale)
    {
        uint bits = BitConverter.SingleToUInt32Bits(scale);
        return bits == 0 || (scale >= SmallestNormal && float.IsFinite(scale) && (bits & SpareSingleBits) == 0);
    }

    // Downwards, so that no number leaves the range that the weight had.
    private static float ScaleOf(float largest)
    {
        long bits = BitConverter.DoubleToInt64Bits(largest / (double)Largest);
        float scale = (float)BitConverter.Int64BitsToDouble(bits & ~SpareDoubleBits);
        return scale >= SmallestNormal ? scale : 0;
    }

    private int ChannelOf(int index) => index / _stride % _channels;
}
