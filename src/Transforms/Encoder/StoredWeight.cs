namespace DistillEmb.MLNet.Encoder;

/// <summary>The numbers of a weight, and a precision in which they can be stored without loss.</summary>
internal sealed record StoredWeight(float[] Values, WeightPrecision Precision)
{
    private static readonly float LargestHalf = (float)Half.MaxValue;

    /// <summary>Rounds numbers to what a precision can represent. Weights without channels stay as they are.</summary>
    public static StoredWeight Round(TensorShape shape, float[] values, WeightPrecision precision)
    {
        if (shape.ChannelAxis is null) return new(values, WeightPrecision.Float32);
        if (precision > shape.Coarsest) precision = shape.Coarsest;
        switch (precision)
        {
            case WeightPrecision.Float16 when !Array.Exists(values, value => Math.Abs(value) > LargestHalf):
                return new(Array.ConvertAll(values, value => (float)(Half)value), precision);
            case WeightPrecision.Int8:
            case WeightPrecision.Int4:
                IntegerChannels channels = precision == WeightPrecision.Int8 ? IntegerChannels.OfEightBits(shape) : IntegerChannels.OfFourBits(shape);
                float[] scales = channels.ScalesOf(values);
                return new(channels.Dequantize(channels.Quantize(values, scales), scales), precision);
            default:
                return new(values, WeightPrecision.Float32);
        }
    }
}
