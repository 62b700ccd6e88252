using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;

namespace DistillEmb.MLNet.Onnx;

/// <summary>Builds the graph of an ONNX model. A value is known by its name, which every method that makes one returns.</summary>
internal sealed class OnnxGraph
{
    private readonly Dictionary<string, int> _count = new(StringComparer.Ordinal);
    private readonly HashSet<string> _constants = new(StringComparer.Ordinal);

    /// <summary>What was built so far.</summary>
    public GraphProto Proto { get; } = new();

    /// <summary>Adds an operation of the standard operator set.</summary>
    /// <param name="operation">Its name in the operator set.</param>
    /// <param name="inputs">Its inputs; empty for one that is left out.</param>
    /// <param name="attributes">Its attributes; those left out have the operator set's values.</param>
    /// <returns>The name of its output.</returns>
    public string Add(string operation, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        int number = _count[operation] = _count.GetValueOrDefault(operation) + 1;
        string name = string.Create(CultureInfo.InvariantCulture, $"{operation}.{number}");
        Proto.Node.Add(new NodeProto { OpType = operation, Name = name, Input = { inputs }, Output = { name }, Attribute = { attributes } });
        return name;
    }

    /// <summary>Adds the value that a graph gives out: another's, under a name of its own.</summary>
    public void Output(string name, string value) =>
        Proto.Node.Add(new NodeProto { OpType = "Identity", Name = name, Input = { value }, Output = { name } });

    /// <summary>Adds a weight, in single precision.</summary>
    public string Weight(string name, ReadOnlySpan<float> values, params int[] dimensions)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return Tensor(name, TensorProto.Types.DataType.Float, bytes, dimensions);
    }

    /// <summary>A number.</summary>
    public string Constant(float value)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"float {value:R}");
        return _constants.Add(name) ? Weight(name, [value]) : name;
    }

    /// <summary>A whole number.</summary>
    public string Constant(long value) => Integers(string.Create(CultureInfo.InvariantCulture, $"int {value}"), [value]);

    /// <summary>A list of whole numbers: axes, a shape, or where a slice begins and ends.</summary>
    public string List(params long[] values) => Integers($"list {string.Join(' ', values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}", values, values.Length);

    /// <summary>Adds a table of whole numbers; one of the same name is there once.</summary>
    public string Integers(string name, long[] values, params int[] dimensions)
    {
        if (!_constants.Add(name)) return name;
        byte[] bytes = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        return Tensor(name, TensorProto.Types.DataType.Int64, bytes, dimensions);
    }

    /// <summary>An attribute that is a whole number.</summary>
    public static AttributeProto Attribute(string name, long value) => new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    /// <summary>An attribute that is a number.</summary>
    public static AttributeProto Attribute(string name, float value) => new() { Name = name, F = value, Type = AttributeProto.Types.AttributeType.Float };

    /// <summary>An attribute that is a list of whole numbers.</summary>
    public static AttributeProto Attribute(string name, params long[] values) => new() { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    private string Tensor(string name, TensorProto.Types.DataType type, byte[] bytes, int[] dimensions)
    {
        Proto.Initializer.Add(new TensorProto { Name = name, DataType = type, Dims = { dimensions.Select(dimension => (long)dimension) }, RawData = UnsafeByteOperations.UnsafeWrap(bytes) });
        return name;
    }
}
