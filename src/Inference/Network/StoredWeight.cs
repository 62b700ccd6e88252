namespace DistillEmb.Network;

/// <summary>The values of a weight, and a precision in which they can be stored without loss. Those in few bits are held in few bits too.</summary>
internal sealed class StoredWeight
{
    private static readonly float LargestHalf = (float)Half.MaxValue;

    private readonly float[]? _values;

    /// <param name="values">The values.</param>
    /// <param name="precision"><see cref="WeightPrecision.Float32"/>, or <see cref="WeightPrecision.Float16"/> where it holds them.</param>
    public StoredWeight(float[] values, WeightPrecision precision)
    {
        if (precision > WeightPrecision.Float16) throw new ArgumentException($"Values in {precision} come with their codes.", nameof(precision));
        _values = values;
        Precision = precision;
    }

    public StoredWeight(IntegerWeight integers, WeightPrecision precision)
    {
        Integers = integers;
        Precision = precision;
    }

    public WeightPrecision Precision { get; }

    /// <summary>The values as they are held, where that is in few bits; otherwise null.</summary>
    public IntegerWeight? Integers { get; }

    public int Length => _values?.Length ?? Integers!.Length;

    /// <summary>The values, row-major. Where they are held in few bits, a new array each time.</summary>
    public float[] Values => _values ?? Integers!.ToSingles();

    /// <summary>Rounds values to what a precision can represent. Weights without channels stay as they are.</summary>
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
                return new(new IntegerWeight(channels, channels.Quantize(values, scales), scales), precision);
            default:
                return new(values, WeightPrecision.Float32);
        }
    }
}
