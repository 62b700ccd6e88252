using DistillEmb.MLNet.Learning;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

public sealed class AdamWOptimizerTests
{
    // Loshchilov and Hutter 2019, algorithm 2, with the schedule's rate in front of the decay as in PyTorch.
    [Fact]
    public void Steps_are_those_of_the_published_algorithm()
    {
        double[] rates = [0.1, 0.05, 0.2, 0.01, 0.3];
        const double Decay = 0.3;
        float[] start = [1, -2, 0.5f, 3];
        using var weight = new Parameter(torch.tensor((float[])start.Clone()), requires_grad: true);
        using var optimizer = new AdamWOptimizer([weight], Decay);
        double[] expected = [.. start.Select(number => (double)number)];
        double[] mean = new double[4];
        double[] square = new double[4];
        for (int step = 0; step < rates.Length; step++)
        {
            float[] gradient = [0.5f - step, 1e-3f, step * step, 0];
            using torch.Tensor given = torch.tensor(gradient);
            weight.grad = given;
            optimizer.Step(rates[step]);
            for (int i = 0; i < 4; i++)
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * gradient[i]);
                square[i] = (0.999 * square[i]) + (0.001 * gradient[i] * gradient[i]);
                double meanHat = mean[i] / (1 - Math.Pow(0.9, step + 1));
                double squareHat = square[i] / (1 - Math.Pow(0.999, step + 1));
                expected[i] -= rates[step] * ((Decay * expected[i]) + (meanHat / (Math.Sqrt(squareHat) + 1e-8)));
            }

            float[] actual = weight.data<float>().ToArray();
            for (int i = 0; i < 4; i++) Assert.Equal(expected[i], actual[i], 1e-5);
        }
    }

    [Fact]
    public void A_weight_without_a_gradient_stays_as_it_is()
    {
        using var weight = new Parameter(torch.tensor(new[] { 1f, 2f }), requires_grad: true);
        using var optimizer = new AdamWOptimizer([weight], 0.5);
        optimizer.Step(0.1);
        Assert.Equal([1f, 2f], weight.data<float>().ToArray());
    }
}
