using System.Runtime.InteropServices;
using DistillEmb.MLNet.Encoder;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>A network in training: the weights that its architecture describes, as parameters of TorchSharp.</summary>
internal abstract class Student : IDisposable
{
    private readonly IReadOnlyList<TensorShape> _shapes;
    private readonly Dictionary<string, Parameter> _parameters = new(StringComparer.Ordinal);

    protected Student(IReadOnlyList<TensorShape> shapes, Func<TensorShape, float[]> initialValues, Device device)
    {
        _shapes = shapes;
        Device = device;
        foreach (TensorShape shape in shapes)
        {
            long[] dimensions = [.. shape.Dimensions.Select(dimension => (long)dimension)];
            _parameters.Add(shape.Name, new Parameter(tensor(initialValues(shape), dimensions).to(device), requires_grad: true));
        }
    }

    public Device Device { get; }

    /// <summary>The parameters, in the order of the architecture's description.</summary>
    public IEnumerable<(string Name, Parameter Parameter)> Parameters => _shapes.Select(shape => (shape.Name, _parameters[shape.Name]));

    public Parameter this[string name] => _parameters[name];

    /// <summary>Makes a network with random weights.</summary>
    /// <param name="architecture">Its shape.</param>
    /// <param name="characters">Rows of the character embedding.</param>
    /// <param name="sequenceLength">Character rows a word.</param>
    /// <param name="vectorSize">Numbers in an output vector.</param>
    /// <param name="random">Where the weights come from.</param>
    /// <param name="device">Where the weights live.</param>
    public static Student Create(EncoderArchitecture architecture, int characters, int sequenceLength, int vectorSize, Random random, Device device)
    {
        IReadOnlyList<TensorShape> shapes = architecture.DescribeTensors(characters, sequenceLength, vectorSize);
        return architecture switch
        {
            PositionalArchitecture positional => new PositionalStudent(positional, shapes, random, device),
            PublishedArchitecture published => new PublishedStudent(published, shapes, sequenceLength, random, device),
            _ => throw new NotSupportedException($"The architecture '{architecture.Name}' cannot be trained."),
        };
    }

    /// <summary>Computes raw vectors.</summary>
    /// <param name="rows">Character rows, int64 [words, sequence length].</param>
    /// <param name="weightOf">Gives a weight by its name: the parameters, or others that stand for them.</param>
    /// <returns>[words, vector size], not normalised.</returns>
    public abstract Tensor Forward(Tensor rows, Func<string, Tensor> weightOf);

    /// <summary>Computes raw vectors with the parameters as they are.</summary>
    public Tensor Forward(Tensor rows) => Forward(rows, name => this[name]);

    /// <summary>A copy of the weights as they are now.</summary>
    /// <exception cref="InvalidDataException">A weight is no longer finite: training has diverged.</exception>
    public EncoderWeights Export() => new(_shapes, shape =>
    {
        using Tensor values = _parameters[shape.Name].detach().cpu().contiguous();
        return MemoryMarshal.Cast<byte, float>(values.bytes).ToArray();
    });

    public void Dispose()
    {
        foreach (Parameter parameter in _parameters.Values) parameter.Dispose();
    }
}
