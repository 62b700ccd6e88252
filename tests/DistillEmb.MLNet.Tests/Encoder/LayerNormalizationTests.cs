using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

public class LayerNormalizationTests
{
    [Theory]
    [InlineData(8, 1f, 0f)]
    [InlineData(16, 1f, 3f)]
    [InlineData(48, 20f, 0f)]
    [InlineData(384, 0.01f, 0f)]
    [InlineData(768, 3f, -5f)]
    public void Values_are_centred_and_scaled_by_their_deviation(int length, float spread, float center)
    {
        var random = new Random(length);
        float[] scale = random.Singles(length, 2);
        float[] shift = random.Singles(length, 2);
        float[] values = [.. random.Singles(length, spread).Select(value => value + center)];
        double mean = values.Average(value => (double)value);
        double variance = values.Average(value => (value - mean) * (value - mean));
        double[] expected = [.. values.Select((value, i) => ((value - mean) / Math.Sqrt(variance + 1e-5) * scale[i]) + shift[i])];
        new LayerNormalization(scale, shift).Apply(values);
        for (int i = 0; i < length; i++) Assert.Equal(expected[i], values[i], 1e-4);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(-123.456f)]
    [InlineData(1e-30f)]
    public void Equal_values_become_the_shift(float value)
    {
        var random = new Random(1);
        float[] scale = random.Singles(64);
        float[] shift = random.Singles(64);
        float[] values = new float[64];
        Array.Fill(values, value);
        new LayerNormalization(scale, shift).Apply(values);
        for (int i = 0; i < values.Length; i++) Assert.Equal(shift[i], values[i], 0.01f);
    }

    [Fact]
    public void Huge_equal_values_stay_finite()
    {
        float[] values = new float[64];
        Array.Fill(values, 1e30f);
        new LayerNormalization(new Random(2).Singles(64), new float[64]).Apply(values);
        Assert.All(values, value => Assert.True(float.IsFinite(value)));
    }
}
