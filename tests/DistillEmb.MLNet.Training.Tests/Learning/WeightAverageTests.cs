using DistillEmb.MLNet.Learning;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

public sealed class WeightAverageTests
{
    [Fact]
    public void The_first_step_is_the_whole_average() => Assert.Equal(5f, AverageOf([5]), 1e-6f);

    [Fact]
    public void A_weight_that_stays_is_its_own_average() => Assert.Equal(3f, AverageOf([.. Enumerable.Repeat(3f, 50)]), 1e-5f);

    [Fact]
    public void Late_steps_count_and_early_ones_fade()
    {
        // The first half 0, the second half 1: of the last quarter and what is left of those before, nearly all is 1.
        Assert.InRange(AverageOf([.. Enumerable.Repeat(0f, 400), .. Enumerable.Repeat(1f, 400)]), 0.9f, 0.97f);
        Assert.InRange(AverageOf([.. Enumerable.Repeat(0f, 795), .. Enumerable.Repeat(1f, 5)]), 0.01f, 0.05f);
    }

    [Fact]
    public void The_parameters_are_left_alone()
    {
        using var parameter = new Parameter(torch.tensor(new[] { 1f, 2f }));
        using var average = new WeightAverage([("weight", parameter)]);
        average.Update();
        Assert.Equal([1f, 2f], parameter.detach().data<float>().ToArray());
        Assert.False(average["weight"].requires_grad);
    }

    private static float AverageOf(float[] values)
    {
        using var parameter = new Parameter(torch.tensor(new[] { 99f }));
        using var average = new WeightAverage([("weight", parameter)]);
        foreach (float value in values)
        {
            using (torch.no_grad()) parameter.copy_(torch.tensor(new[] { value }));
            average.Update();
        }

        return average["weight"].data<float>()[0];
    }
}
