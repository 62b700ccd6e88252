using System.Runtime.InteropServices;
using DistillEmb.MLNet.Distillation;
using DistillEmb.Network;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>The weights that stand on an encoder, as parameters of TorchSharp.</summary>
internal sealed class NetworkParameters : IDisposable
{
    private readonly IReadOnlyList<TensorShape> _shapes;
    private readonly Dictionary<string, Parameter> _parameters = new(StringComparer.Ordinal);

    public NetworkParameters(IReadOnlyList<TensorShape> shapes, Func<TensorShape, float[]> initialValues, Device device)
    {
        _shapes = shapes;
        Device = device;
        foreach (TensorShape shape in shapes)
        {
            long[] dimensions = [.. shape.Dimensions.Select(dimension => (long)dimension)];
            _parameters.Add(shape.Name, new Parameter(initialValues(shape).ToAligned(dimensions, device), requires_grad: true));
        }
    }

    public Device Device { get; }

    public IEnumerable<(string Name, Parameter Parameter)> All => _shapes.Select(shape => (shape.Name, _parameters[shape.Name]));

    public Parameter this[string name] => _parameters[name];

    /// <summary>A copy of weights that stand for the parameters.</summary>
    /// <exception cref="InvalidDataException">A weight is no longer finite: training has diverged.</exception>
    public NetworkWeights Export(Func<string, Tensor> weightOf) => new(_shapes, shape => NumbersOf(weightOf(shape.Name)));

    /// <summary>A copy of a tensor's values, row-major.</summary>
    public static float[] NumbersOf(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, float>(tensor.detach().cpu().contiguous().bytes).ToArray();
    }

    public void Dispose()
    {
        foreach (Parameter parameter in _parameters.Values) parameter.Dispose();
    }
}
