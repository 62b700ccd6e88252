using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019) on any device. TorchSharp's own optimiser is not used because its steps convert
/// values to scalars that the garbage collector may free under them; see <see cref="TensorArithmetic"/>. On CPUs a step is
/// one pass over the values rather than eleven.
/// </summary>
internal sealed class AdamWOptimizer : IDisposable
{
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private const double Epsilon = 1e-8;

    private readonly (Parameter Weight, Tensor Mean, Tensor Square)[] _states;
    private readonly double _weightDecay;

    public AdamWOptimizer(IEnumerable<Parameter> parameters, double weightDecay)
    {
        _weightDecay = weightDecay;
        _states = [.. parameters.Select(weight => (weight, zeros_like(weight).DetachFromDisposeScope(), zeros_like(weight).DetachFromDisposeScope()))];
    }

    /// <summary>Steps that were made.</summary>
    public int Steps { get; private set; }

    /// <summary>Moves the parameters by their gradients.</summary>
    /// <param name="rate">The learning rate of this step.</param>
    public void Step(double rate)
    {
        Steps++;
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach ((Parameter weight, Tensor mean, Tensor square) in _states)
        {
            if (weight.grad is not Tensor gradient) continue;
            if (weight.device.type == DeviceType.CPU) StepInMemory(weight, mean, square, gradient.contiguous(), rate);
            else StepOnDevice(weight, mean, square, gradient, rate);
        }
    }

    /// <summary>Writes the number of steps and the moments.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Steps);
        foreach ((_, Tensor mean, Tensor square) in _states)
        {
            TensorValues.Write(writer, mean);
            TensorValues.Write(writer, square);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public void Read(BinaryReader reader)
    {
        Steps = reader.ReadInt32();
        foreach ((_, Tensor mean, Tensor square) in _states)
        {
            TensorValues.Read(reader, mean);
            TensorValues.Read(reader, square);
        }
    }

    public void Dispose()
    {
        foreach ((_, Tensor mean, Tensor square) in _states)
        {
            mean.Dispose();
            square.Dispose();
        }
    }

    private double MeanCorrection => 1 - Math.Pow(FirstDecay, Steps);

    private double SquareCorrection => 1 - Math.Pow(SecondDecay, Steps);

    private void StepOnDevice(Parameter weight, Tensor mean, Tensor square, Tensor gradient, double rate)
    {
        weight.Multiply(1 - (rate * _weightDecay));
        mean.Multiply(FirstDecay);
        mean.AddMultiple(1 - FirstDecay, gradient);
        square.Multiply(SecondDecay);
        square.AddProduct(1 - SecondDecay, gradient, gradient);
        Tensor root = square.sqrt();
        root.Multiply(1 / Math.Sqrt(SquareCorrection));
        root.AddNumber(Epsilon);
        weight.AddQuotient(-rate / MeanCorrection, mean, root);
    }

    private void StepInMemory(Parameter weight, Tensor mean, Tensor square, Tensor gradient, double rate)
    {
        Span<float> w = MemoryMarshal.Cast<byte, float>(weight.bytes);
        Span<float> m = MemoryMarshal.Cast<byte, float>(mean.bytes);
        Span<float> s = MemoryMarshal.Cast<byte, float>(square.bytes);
        ReadOnlySpan<float> g = MemoryMarshal.Cast<byte, float>(gradient.bytes);
        float keep = (float)(1 - (rate * _weightDecay));
        float step = (float)(-rate / MeanCorrection);
        float rootFactor = (float)(1 / Math.Sqrt(SquareCorrection));
        int i = 0;
        for (; i + Vector256<float>.Count <= w.Length; i += Vector256<float>.Count)
        {
            Vector256<float> slope = Vector256.LoadUnsafe(in g[i]);
            Vector256<float> first = (Vector256.LoadUnsafe(ref m[i]) * (float)FirstDecay) + (slope * (float)(1 - FirstDecay));
            Vector256<float> second = (Vector256.LoadUnsafe(ref s[i]) * (float)SecondDecay) + (slope * slope * (float)(1 - SecondDecay));
            first.StoreUnsafe(ref m[i]);
            second.StoreUnsafe(ref s[i]);
            Vector256<float> root = (Vector256.Sqrt(second) * rootFactor) + Vector256.Create((float)Epsilon);
            ((Vector256.LoadUnsafe(ref w[i]) * keep) + (first / root * step)).StoreUnsafe(ref w[i]);
        }

        for (; i < w.Length; i++)
        {
            m[i] = (m[i] * (float)FirstDecay) + (g[i] * (float)(1 - FirstDecay));
            s[i] = (s[i] * (float)SecondDecay) + (g[i] * g[i] * (float)(1 - SecondDecay));
            w[i] = (w[i] * keep) + (m[i] / ((MathF.Sqrt(s[i]) * rootFactor) + (float)Epsilon) * step);
        }
    }
}
