using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>One thread's view of a network's parameters: their values themselves, but gradients of its own.</summary>
internal sealed class SharedWeights : IDisposable
{
    private readonly (string Name, Parameter Parameter)[] _parameters;
    private readonly Dictionary<string, Tensor> _weights;

    public SharedWeights(IEnumerable<(string Name, Parameter Parameter)> parameters)
    {
        _parameters = [.. parameters];

        // A detached tensor shares its values with the parameter, and has a gradient of its own.
        _weights = _parameters.ToDictionary(weight => weight.Name, weight => weight.Parameter.detach().requires_grad_(true).DetachFromDisposeScope(), StringComparer.Ordinal);
    }

    public Tensor this[string name] => _weights[name];

    /// <summary>A copy of a weight's values.</summary>
    public float[] Numbers(string name)
    {
        using Tensor values = _weights[name].detach();
        return MemoryMarshal.Cast<byte, float>(values.bytes).ToArray();
    }

    public void ClearGradients()
    {
        foreach (Tensor weight in _weights.Values) weight.grad = null;
    }

    /// <summary>Gives the parameters the sum of the gradients of several views, always added in the same order.</summary>
    public static void SumGradients(IReadOnlyList<SharedWeights> views)
    {
        using IDisposable noGradient = no_grad();
        foreach ((string name, Parameter parameter) in views[0]._parameters)
        {
            Tensor sum = views[0].GradientOf(name);
            for (int i = 1; i < views.Count; i++) sum.Add(views[i].GradientOf(name));
            parameter.grad = sum;
        }
    }

    public void Dispose()
    {
        foreach (Tensor weight in _weights.Values) weight.Dispose();
    }

    private Tensor GradientOf(string name) => _weights[name].grad ?? zeros_like(_weights[name]);
}
