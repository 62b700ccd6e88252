using System.Globalization;

namespace DistillEmb.MLNet.Encoder;

/// <summary>The weights of a network by name, each row-major, checked against the shapes that its architecture describes.</summary>
internal sealed class EncoderWeights
{
    // Far beyond anything that training gives, and small enough that no sum or square of the forward pass overflows.
    private const float LargestMagnitude = 1e6f;

    private readonly Dictionary<string, float[]> _values = new(StringComparer.Ordinal);

    public EncoderWeights(IReadOnlyList<TensorShape> shapes, Func<TensorShape, float[]> valuesOf)
    {
        Shapes = shapes;
        foreach (TensorShape shape in shapes)
        {
            float[] values = valuesOf(shape);
            if (values.Length != shape.Length)
                throw new InvalidDataException($"Weight {shape} holds {values.Length} numbers; expected {shape.Length}.");
            int invalid = Array.FindIndex(values, value => !(Math.Abs(value) <= LargestMagnitude)); // So written, NaN is found too.
            if (invalid >= 0)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Weight {shape} holds {values[invalid]} at index {invalid}; expected finite numbers within {LargestMagnitude:G}."));
            _values.Add(shape.Name, values);
        }
    }

    public IReadOnlyList<TensorShape> Shapes { get; }

    public float[] this[string name] => _values[name];

    public long ParameterCount => Shapes.Sum(shape => (long)shape.Length);
}
