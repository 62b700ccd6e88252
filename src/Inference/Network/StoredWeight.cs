using System.Numerics.Tensors;

namespace DistillEmb.Network;

/// <summary>The values of a weight, and a precision in which they can be stored without loss. They are held as they are stored, those of four bits in eight.</summary>
internal sealed class StoredWeight
{
    private static readonly float LargestHalf = (float)Half.MaxValue;

    private readonly float[]? _values;
    private readonly Half[]? _halves;

    /// <param name="values">The values.</param>
    public StoredWeight(float[] values)
    {
        _values = values;
        Precision = WeightPrecision.Float32;
    }

    /// <param name="halves">The values.</param>
    public StoredWeight(Half[] halves)
    {
        _halves = halves;
        Precision = WeightPrecision.Float16;
    }

    public StoredWeight(IntegerWeight integers, WeightPrecision precision)
    {
        Integers = integers;
        Precision = precision;
    }

    public WeightPrecision Precision { get; }

    /// <summary>The values as they are held, where that is in few bits; otherwise null.</summary>
    public IntegerWeight? Integers { get; }

    /// <summary>The values as they are held, where that is in half precision; otherwise empty.</summary>
    public ReadOnlySpan<Half> Halves => _halves;

    public int Length => _values?.Length ?? _halves?.Length ?? Integers!.Length;

    /// <summary>The values, row-major. Where they are held in fewer bits, a new array each time.</summary>
    public float[] Values => _values ?? (_halves is null ? Integers!.ToSingles() : Array.ConvertAll(_halves, half => (float)half));

    /// <summary>Writes one row of a weight whose channels are its rows.</summary>
    /// <param name="row">The row.</param>
    /// <param name="values">Receives its values; as many as a row has.</param>
    public void CopyRow(int row, Span<float> values)
    {
        int start = row * values.Length;
        if (_values is not null) _values.AsSpan(start, values.Length).CopyTo(values);
        else if (_halves is not null) TensorPrimitives.ConvertToSingle(_halves.AsSpan(start, values.Length), values);
        else Integers!.CopyRow(row, values);
    }

    /// <summary>Rounds values to what a precision can represent. Weights without channels stay as they are.</summary>
    public static StoredWeight Round(TensorShape shape, float[] values, WeightPrecision precision)
    {
        if (shape.ChannelAxis is null) return new(values);
        if (precision > shape.Coarsest) precision = shape.Coarsest;
        switch (precision)
        {
            case WeightPrecision.Float16 when !Array.Exists(values, value => Math.Abs(value) > LargestHalf):
                return new(Array.ConvertAll(values, value => (Half)value));
            case WeightPrecision.Int8:
            case WeightPrecision.Int4:
                IntegerChannels channels = precision == WeightPrecision.Int8 ? IntegerChannels.OfEightBits(shape) : IntegerChannels.OfFourBits(shape);
                float[] scales = channels.ScalesOf(values);
                return new(new IntegerWeight(channels, channels.Quantize(values, scales), scales), precision);
            default:
                return new(values);
        }
    }
}
