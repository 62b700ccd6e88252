using System.Runtime.InteropServices;
using DistillEmb.Network;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>Weights in training, as parameters of TorchSharp.</summary>
internal class NetworkParameters : IDisposable
{
    private readonly IReadOnlyList<TensorShape> _trained;
    private readonly Dictionary<string, Parameter> _parameters = new(StringComparer.Ordinal);

    /// <param name="shapes">The weights of the network.</param>
    /// <param name="initialValues">What a weight begins with.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="helpers">Weights that only training has, and that <see cref="Exported"/> folds into the network's; null for none.</param>
    public NetworkParameters(IReadOnlyList<TensorShape> shapes, Func<TensorShape, float[]> initialValues, Device device, IReadOnlyList<TensorShape>? helpers = null)
    {
        Shapes = shapes;
        _trained = [.. shapes, .. helpers ?? []];
        Device = device;
        foreach (TensorShape shape in _trained)
        {
            long[] dimensions = [.. shape.Dimensions.Select(dimension => (long)dimension)];
            _parameters.Add(shape.Name, new Parameter(initialValues(shape).ToAligned(dimensions, device), requires_grad: true));
        }
    }

    public Device Device { get; }

    /// <summary>The weights of the network, without those that only training has.</summary>
    public IReadOnlyList<TensorShape> Shapes { get; }

    /// <summary>The parameters, in the order of the description; those that only training has are last.</summary>
    public IEnumerable<(string Name, Parameter Parameter)> Parameters => _trained.Select(shape => (shape.Name, _parameters[shape.Name]));

    public Parameter this[string name] => _parameters[name];

    /// <summary>A copy of the weights as they are now.</summary>
    /// <exception cref="InvalidDataException">A weight is no longer finite: training has diverged.</exception>
    public NetworkWeights Export() => Export(name => this[name]);

    /// <summary>A copy of weights that stand for the parameters.</summary>
    /// <param name="weightOf">Gives them by their names.</param>
    /// <exception cref="InvalidDataException">A weight is no longer finite: training has diverged.</exception>
    public NetworkWeights Export(Func<string, Tensor> weightOf) => new(Shapes, shape =>
    {
        using DisposeScope scope = NewDisposeScope();
        return ValuesOf(Exported(shape.Name, weightOf));
    });

    /// <summary>A copy of a tensor's values, row-major.</summary>
    public static float[] ValuesOf(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, float>(tensor.detach().cpu().contiguous().bytes).ToArray();
    }

    /// <summary>A weight of the network as it is used.</summary>
    protected virtual Tensor Exported(string name, Func<string, Tensor> weightOf) => weightOf(name);

    public virtual void Dispose()
    {
        foreach (Parameter parameter in _parameters.Values) parameter.Dispose();
    }
}
