namespace DistillEmb.MLNet.Encoder;

/// <summary>The weights of a network by name, each row-major, checked against the shapes that its architecture describes.</summary>
internal sealed class EncoderWeights
{
    private readonly Dictionary<string, float[]> _values = new(StringComparer.Ordinal);

    public EncoderWeights(IReadOnlyList<TensorShape> shapes, Func<TensorShape, float[]> valuesOf)
    {
        Shapes = shapes;
        foreach (TensorShape shape in shapes)
        {
            float[] values = valuesOf(shape);
            if (values.Length != shape.Length)
                throw new InvalidDataException($"Weight {shape} holds {values.Length} numbers; expected {shape.Length}.");
            int invalid = Array.FindIndex(values, value => !float.IsFinite(value));
            if (invalid >= 0)
                throw new InvalidDataException($"Weight {shape} holds {values[invalid]} at index {invalid}; expected finite numbers.");
            _values.Add(shape.Name, values);
        }
    }

    public IReadOnlyList<TensorShape> Shapes { get; }

    public float[] this[string name] => _values[name];

    public long ParameterCount => Shapes.Sum(shape => (long)shape.Length);
}
