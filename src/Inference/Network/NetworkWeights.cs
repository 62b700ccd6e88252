using System.Globalization;

namespace DistillEmb.Network;

/// <summary>The weights of a network by name, each row-major, checked against the shapes that its architecture describes.</summary>
internal sealed class NetworkWeights
{
    /// <summary>The largest magnitude of a value: far beyond anything that training gives, and small enough that no sum or square of the forward pass overflows.</summary>
    public const float LargestMagnitude = 1e6f;

    private readonly Dictionary<string, StoredWeight> _weights = new(StringComparer.Ordinal);

    public NetworkWeights(IReadOnlyList<TensorShape> shapes, Func<TensorShape, float[]> valuesOf)
        : this(shapes, shape => new StoredWeight(valuesOf(shape)))
    {
    }

    public NetworkWeights(IReadOnlyList<TensorShape> shapes, Func<TensorShape, StoredWeight> weightOf)
    {
        Shapes = shapes;
        foreach (TensorShape shape in shapes)
        {
            StoredWeight weight = weightOf(shape);
            if (weight.Length != shape.Length)
                throw new InvalidDataException($"Weight {shape} holds {weight.Length} values; expected {shape.Length}.");
            if (!IsWithin(weight)) Check(shape, weight.Values);
            _weights.Add(shape.Name, weight);
        }
    }

    public IReadOnlyList<TensorShape> Shapes { get; }

    /// <summary>The values of a weight. Where they are held in few bits, a new array each time.</summary>
    public float[] this[string name] => _weights[name].Values;

    public long ParameterCount => Shapes.Sum(shape => (long)shape.Length);

    /// <summary>The coarsest precision of a weight: layers that a precision does not fit are stored in a finer one.</summary>
    public WeightPrecision Precision => _weights.Values.Max(weight => weight.Precision);

    public WeightPrecision PrecisionOf(string name) => _weights[name].Precision;

    /// <summary>A weight as it is held.</summary>
    public StoredWeight Stored(string name) => _weights[name];

    /// <summary>These weights, rounded to what a precision can represent. Rounding twice is rounding once.</summary>
    public NetworkWeights Round(WeightPrecision precision) => new(Shapes, shape => StoredWeight.Round(shape, this[shape.Name], precision));

    // Those in few bits at a glance, and without another array of all values.
    private static bool IsWithin(StoredWeight weight) => weight.Precision switch
    {
        WeightPrecision.Float32 => false,
        WeightPrecision.Float16 => !weight.Halves.ContainsAnyExceptInRange(Half.MinValue, Half.MaxValue),
        _ => weight.Integers!.LargestMagnitude <= LargestMagnitude,
    };

    private static void Check(TensorShape shape, float[] values)
    {
        int invalid = Array.FindIndex(values, value => !(Math.Abs(value) <= LargestMagnitude)); // So written, NaN is found too.
        if (invalid >= 0)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Weight {shape} holds {values[invalid]} at index {invalid}; expected finite values within {LargestMagnitude:G}."));
    }
}
