namespace DistillEmb.Network;

/// <summary>
/// A weight in a few bits: each number is -<see cref="Largest"/> to <see cref="Largest"/> times the scale of its channel.
/// </summary>
/// <remarks>
/// A scale has so few significant bits that its products with the values are floats without rounding. The
/// largest number of a channel is always <see cref="Largest"/> scales, so that scale and codes can be found again from the
/// products alone: rounding twice is rounding once.
/// </remarks>
internal sealed class IntegerChannels
{
    private const int SingleBits = 24; // Significant bits of a float, the first of which is not written.
    private const int DoubleBits = 53;
    private const float SmallestNormal = 1.17549435e-38f; // Below it floats have fewer bits.

    private readonly int _channels;
    private readonly int _stride;
    private readonly int _scaleBits;

    private IntegerChannels(TensorShape shape, int largest, int scaleBits)
    {
        Largest = largest;
        _scaleBits = scaleBits;
        int axis = shape.ChannelAxis ?? throw new ArgumentException($"Weight {shape} has no channels.", nameof(shape));
        _channels = shape.Dimensions[axis];
        _stride = shape.Dimensions.Skip(axis + 1).Aggregate(1, (product, dimension) => product * dimension);
    }

    /// <summary>The largest number.</summary>
    public int Largest { get; }

    public int Count => _channels;

    /// <summary>Values of 8 bits and scales of 17 significant bits.</summary>
    /// <param name="shape">The shape of a weight that has channels.</param>
    public static IntegerChannels OfEightBits(TensorShape shape) => new(shape, largest: 127, scaleBits: 17);

    /// <summary>Values of 4 bits and scales of 8 significant bits, which the upper half of a float holds.</summary>
    /// <param name="shape">The shape of a weight that has channels.</param>
    public static IntegerChannels OfFourBits(TensorShape shape) => new(shape, largest: 7, scaleBits: 8);

    /// <summary>The scale of each channel. Where all values are nearer to zero than 1.5e-36, it is 0, and so are they.</summary>
    public float[] ScalesOf(ReadOnlySpan<float> values)
    {
        float[] scales = new float[_channels];
        for (int i = 0; i < values.Length; i++) scales[ChannelOf(i)] = Math.Max(scales[ChannelOf(i)], Math.Abs(values[i]));
        for (int channel = 0; channel < scales.Length; channel++) scales[channel] = ScaleOf(scales[channel]);
        return scales;
    }

    /// <summary>Values in codes of their channel's scale, to the nearest, halves to the even one.</summary>
    public sbyte[] Quantize(ReadOnlySpan<float> values, float[] scales)
    {
        sbyte[] codes = new sbyte[values.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            double scale = scales[ChannelOf(i)];
            if (scale > 0) codes[i] = (sbyte)Math.Clamp(Math.Round(values[i] / scale, MidpointRounding.ToEven), -Largest, Largest);
        }

        return codes;
    }

    public float[] Dequantize(ReadOnlySpan<sbyte> codes, float[] scales)
    {
        float[] values = new float[codes.Length];
        for (int i = 0; i < values.Length; i++) values[i] = codes[i] * scales[ChannelOf(i)];
        return values;
    }

    /// <summary>What is wrong with scales and codes, so that they cannot come from this class; null where nothing is.</summary>
    public string? FaultOf(ReadOnlySpan<sbyte> codes, float[] scales)
    {
        int bad = Array.FindIndex(scales, scale => !IsScale(scale));
        if (bad >= 0) return FormattableString.Invariant($"scale {bad} is {scales[bad]}; expected 0 or a positive finite number of at most {_scaleBits} significant bits");
        int[] most = new int[_channels];
        for (int i = 0; i < codes.Length; i++) most[ChannelOf(i)] = Math.Max(most[ChannelOf(i)], Math.Abs((int)codes[i]));
        for (int channel = 0; channel < most.Length; channel++)
        {
            int expected = scales[channel] > 0 ? Largest : 0;
            if (most[channel] != expected) return $"the largest number of channel {channel} is {most[channel]} scales; expected {expected}";
        }

        return null;
    }

    private bool IsScale(float scale)
    {
        uint bits = BitConverter.SingleToUInt32Bits(scale);
        return bits == 0 || (scale >= SmallestNormal && float.IsFinite(scale) && (bits & ((1u << (SingleBits - _scaleBits)) - 1)) == 0);
    }

    // Downwards, so that no number leaves the range that the weight had.
    private float ScaleOf(float largest)
    {
        long bits = BitConverter.DoubleToInt64Bits(largest / (double)Largest);
        float scale = (float)BitConverter.Int64BitsToDouble(bits & ~((1L << (DoubleBits - _scaleBits)) - 1));
        return scale >= SmallestNormal ? scale : 0;
    }

    private int ChannelOf(int index) => index / _stride % _channels;
}
