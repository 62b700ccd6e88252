using System.Runtime.Intrinsics;
using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

public class ExponentialTests
{
    private const double Tolerance = 4e-7;

    [Fact]
    public void It_is_the_exponential_of_normal_numbers()
    {
        for (int i = -8_700; i <= 8_800; i++)
        {
            float x = i / 100f;
            double expected = Math.Exp(x);
            float actual = Exponential.Of(Vector256.Create(x))[i & 7];
            if (Math.Abs(actual - expected) > expected * Tolerance) Assert.Fail($"e^{x} is {actual:R}; expected {expected:R}.");
        }
    }

    [Theory]
    [InlineData(-88f)]
    [InlineData(-1000f)]
    [InlineData(float.MinValue)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_too_small_is_zero(float x) => Assert.Equal(Vector256<float>.Zero, Exponential.Of(Vector256.Create(x)));

    [Theory]
    [InlineData(89f)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_too_large_is_finite(float x) => Assert.True(float.IsFinite(Exponential.Of(Vector256.Create(x))[0]));

    [Fact]
    public void Both_widths_give_the_same_bits()
    {
        for (float x = -90; x < 89; x += 0.37f)
            Assert.Equal(Exponential.Of(Vector256.Create(x))[3], Exponential.Of(Vector512.Create(x))[11]);
    }
}
