using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

/// <summary>The activations of the published networks against their formulas in double precision.</summary>
public class ActivationTests
{
    private static readonly float[] Values = [.. Enumerable.Range(-4000, 8001).Select(i => i / 100f), 0, -0f, 1e-30f, -1e-30f, 100, -100, 1e6f, -1e6f, 1e-4f, -1e-4f, 19.9f, 20.1f, 88.8f, -88.8f, 3e38f];

    [Fact]
    public void Mish_is_its_formula()
    {
        float[] mish = Padded();
        Mish.Apply(mish);
        for (int i = 0; i < Values.Length; i++)
        {
            double x = Values[i];
            double expected = x * Math.Tanh(x > 30 ? x : Math.Log(1 + Math.Exp(x)));
            if (x < -30) expected = x * Math.Exp(x);
            Assert.True(Math.Abs(expected - mish[i]) <= 2e-6 * Math.Max(1e-6, Math.Abs(expected)) + 1e-30, $"Mish of {x} is {mish[i]}; expected {expected}.");
        }
    }

    [Fact]
    public void Leaky_ReLU_is_its_formula()
    {
        float[] values = Padded();
        LeakyRelu.Apply(values);
        for (int i = 0; i < Values.Length; i++) Assert.Equal(Values[i] > 0 ? Values[i] : Values[i] * 0.01f, values[i]);
    }

    private static float[] Padded() => [.. Values, .. new float[(8 - (Values.Length % 8)) % 8]];
}
