using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019) on any device. TorchSharp's own optimiser is not used because its steps convert
/// numbers to scalars that the garbage collector may free under them; see <see cref="TensorArithmetic"/>.
/// </summary>
internal sealed class AdamWOptimizer : IDisposable
{
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private const double Epsilon = 1e-8;

    private readonly (Parameter Weight, Tensor Mean, Tensor Square)[] _states;
    private readonly double _weightDecay;
    private int _steps;

    public AdamWOptimizer(IEnumerable<Parameter> parameters, double weightDecay)
    {
        _weightDecay = weightDecay;
        _states = [.. parameters.Select(weight => (weight, zeros_like(weight).DetachFromDisposeScope(), zeros_like(weight).DetachFromDisposeScope()))];
    }

    /// <summary>Moves the parameters by their gradients.</summary>
    /// <param name="rate">The learning rate of this step.</param>
    public void Step(double rate)
    {
        _steps++;
        double meanCorrection = 1 - Math.Pow(FirstDecay, _steps);
        double squareCorrection = 1 - Math.Pow(SecondDecay, _steps);
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach ((Parameter weight, Tensor mean, Tensor square) in _states)
        {
            if (weight.grad is not Tensor gradient) continue;
            weight.Multiply(1 - (rate * _weightDecay));
            mean.Multiply(FirstDecay);
            mean.AddMultiple(1 - FirstDecay, gradient);
            square.Multiply(SecondDecay);
            square.AddProduct(1 - SecondDecay, gradient, gradient);
            Tensor root = square.sqrt();
            root.Multiply(1 / Math.Sqrt(squareCorrection));
            root.AddNumber(Epsilon);
            weight.AddQuotient(-rate / meanCorrection, mean, root);
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
}
