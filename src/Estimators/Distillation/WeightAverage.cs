using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// A running average of a student's weights (Polyak and Juditsky 1992; Izmailov et al. 2018), over about the last quarter of
/// the steps so far. It generalises better than the weights of any one step, at a rate that need not fall.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private const double Share = 4;

    private readonly (string Name, Parameter Weight)[] _weights;
    private readonly Dictionary<string, Tensor> _averages;
    private long _steps;

    public WeightAverage(IEnumerable<(string Name, Parameter Parameter)> weights)
    {
        using IDisposable noGradient = no_grad();
        _weights = [.. weights];
        _averages = _weights.ToDictionary(weight => weight.Name, weight => weight.Weight.detach().clone().DetachFromDisposeScope(), StringComparer.Ordinal);
    }

    public Tensor this[string name] => _averages[name];

    /// <summary>Takes in the weights after a step.</summary>
    public void Update()
    {
        double weight = Share / (++_steps + Share - 1); // The first step is the whole average.
        using IDisposable noGradient = no_grad();
        foreach ((string name, Parameter parameter) in _weights)
        {
            _averages[name].Multiply(1 - weight);
            _averages[name].AddMultiple(weight, parameter);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_steps);
        foreach ((string name, _) in _weights) TensorNumbers.Write(writer, _averages[name]);
    }

    public void Read(BinaryReader reader)
    {
        _steps = reader.ReadInt64();
        foreach ((string name, _) in _weights) TensorNumbers.Read(reader, _averages[name]);
    }

    public void Dispose()
    {
        foreach (Tensor average in _averages.Values) average.Dispose();
    }
}
