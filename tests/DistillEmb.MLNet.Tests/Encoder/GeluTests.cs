using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

public class GeluTests
{
    private const int Lanes = 8;

    [Fact]
    public void Gelu_is_the_number_times_its_normal_probability()
    {
        float[] x = [.. Enumerable.Range(-10_000, 20_008).Select(i => Math.Clamp(i / 1000f, -10f, 10f))];
        float[] values = [.. x];
        Gelu.Apply(values);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = Exact(x[i]);
            if (Math.Abs(values[i] - expected) > 1e-6) Assert.Fail($"GELU of {x[i]} is {values[i]:R}; expected {expected:R}.");
        }
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e30f, 1e30f)]
    [InlineData(-1e30f, 0f)]
    [InlineData(float.MaxValue, float.MaxValue)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(float.Epsilon, 0f)]
    public void Gelu_of_extreme_numbers_is_finite(float x, float expected)
    {
        float[] values = new float[Lanes];
        Array.Fill(values, x);
        Gelu.Apply(values);
        Assert.All(values, value => Assert.Equal(expected, value, 1e-30f));
    }

    [Fact]
    public void Nothing_depends_on_the_neighbouring_lanes()
    {
        var random = new Random(5);
        float[] values = random.Singles(Lanes * 4, scale: 6);
        float[] all = [.. values];
        Gelu.Apply(all);
        for (int i = 0; i < values.Length; i++)
        {
            float[] one = new float[Lanes];
            one[(i + 3) % Lanes] = values[i];
            Gelu.Apply(one);
            Assert.Equal(all[i], one[(i + 3) % Lanes]);
        }
    }

    [Theory]
    [InlineData(0.3f)]
    [InlineData(2f)]
    [InlineData(8f)]
    public void The_larger_of_both_ends_is_the_maximum_over_the_whole_set(float scale)
    {
        const int Filters = 16;
        var random = new Random(6);
        for (int set = 0; set < 2000; set++)
        {
            float[][] members = [.. Enumerable.Range(0, random.Next(1, 17)).Select(_ => random.Singles(Filters, scale))];
            float[] bias = random.Singles(Filters, scale);
            float[] highest = [.. Enumerable.Range(0, Filters).Select(filter => members.Max(member => member[filter]))];
            float[] lowest = [.. Enumerable.Range(0, Filters).Select(filter => members.Min(member => member[filter]))];
            Gelu.LargerOf(highest, lowest, bias);
            for (int filter = 0; filter < Filters; filter++)
            {
                double expected = members.Max(member => Exact(member[filter] + bias[filter]));
                if (Math.Abs(highest[filter] - expected) > 2e-6) Assert.Fail($"Set {set}, filter {filter}: {highest[filter]:R}; expected {expected:R}.");
            }
        }
    }

    [Fact]
    public void The_lowest_can_be_the_larger()
    {
        float[] highest = [-0.7f, 1f, -0.7f, 1f, -0.7f, 1f, -0.7f, 1f];
        float[] lowest = [-9f, -9f, -9f, -9f, -9f, -9f, -9f, -9f];
        Gelu.LargerOf(highest, lowest, new float[Lanes]);
        Assert.All(highest.Where((_, i) => i % 2 == 0), value => Assert.Equal(0f, value, 1e-6f));
        Assert.All(highest.Where((_, i) => i % 2 == 1), value => Assert.Equal(0.841345f, value, 1e-6f));
    }

    private static double Exact(double x) => x * NormalProbability(x);

    /// <summary>The cumulative normal distribution: its Taylor series in the middle, its continued fraction in the tails.</summary>
    private static double NormalProbability(double x)
    {
        double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(x) < 4)
        {
            double term = x, sum = x;
            for (int n = 3; n < 200; n += 2) sum += term *= x * x / n;
            return 0.5 + (density * sum);
        }

        double fraction = Math.Abs(x);
        for (int n = 100; n > 0; n--) fraction = Math.Abs(x) + (n / fraction);
        return x > 0 ? 1 - (density / fraction) : density / fraction;
    }
}
