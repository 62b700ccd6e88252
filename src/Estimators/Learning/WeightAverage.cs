using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// A running average of a network's weights (Polyak and Juditsky 1992; Izmailov et al. 2018), over about the last quarter of
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
            if (parameter.device.type == DeviceType.CPU)
            {
                Take(MemoryMarshal.Cast<byte, float>(_averages[name].bytes), MemoryMarshal.Cast<byte, float>(parameter.bytes), (float)weight);
                continue;
            }

            _averages[name].Multiply(1 - weight);
            _averages[name].AddMultiple(weight, parameter);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_steps);
        foreach ((string name, _) in _weights) TensorValues.Write(writer, _averages[name]);
    }

    public void Read(BinaryReader reader)
    {
        _steps = reader.ReadInt64();
        foreach ((string name, _) in _weights) TensorValues.Read(reader, _averages[name]);
    }

    // One pass over the values rather than two.
    private static void Take(Span<float> average, ReadOnlySpan<float> values, float weight)
    {
        int i = 0;
        for (; i + Vector256<float>.Count <= average.Length; i += Vector256<float>.Count)
            ((Vector256.LoadUnsafe(ref average[i]) * (1 - weight)) + (Vector256.LoadUnsafe(in values[i]) * weight)).StoreUnsafe(ref average[i]);
        for (; i < average.Length; i++) average[i] = (average[i] * (1 - weight)) + (values[i] * weight);
    }

    public void Dispose()
    {
        foreach (Tensor average in _averages.Values) average.Dispose();
    }
}
