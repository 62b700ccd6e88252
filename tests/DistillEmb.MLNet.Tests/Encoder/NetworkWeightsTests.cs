using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

public class NetworkWeightsTests
{
    private static readonly TensorShape[] Shapes = [new("first", 2, 3), new("second.bias", 4)];

    [Fact]
    public void Weights_are_found_by_name()
    {
        var weights = new NetworkWeights(Shapes, shape => new Random(shape.Length).Singles(shape.Length));
        Assert.Equal(new Random(6).Singles(6), weights["first"]);
        Assert.Equal(new Random(4).Singles(4), weights["second.bias"]);
        Assert.Equal(10, weights.ParameterCount);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused(float bad)
    {
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => new NetworkWeights(Shapes, shape => shape.Name == "first" ? new float[6] : [0, 0, bad, 0]));
        Assert.Contains("second.bias", fault.Message);
        Assert.Contains("index 2", fault.Message);
        Assert.Contains($"{bad}", fault.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    public void A_wrong_length_is_refused(int length)
    {
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => new NetworkWeights(Shapes, shape => new float[shape.Name == "first" ? length : 4]));
        Assert.Contains("first [2, 3]", fault.Message);
        Assert.Contains($"{length} values", fault.Message);
        Assert.Contains("expected 6", fault.Message);
    }

    [Fact]
    public void The_parameters_of_the_default_architecture_are_counted()
    {
        // Embedding, convolutions, their bias, n-grams, two normalisations, two dense layers.
        const int Filters = 768, Features = Filters + 64, Hidden = 384, Characters = 100, Vector = 50;
        int expected = (Characters * 64) + (64 * ((64 * 1) + (128 * 2) + (192 * (3 + 4 + 5)))) + Filters
            + (36_864 * 64) + (64 * Vector) + (2 * Features) + (Features * Hidden) + Hidden + (2 * Hidden) + (Hidden * Vector) + Vector;
        var weights = new NetworkWeights(EncoderArchitecture.Positional.DescribeTensors(Characters, sequenceLength: 22, Vector), shape => new float[shape.Length]);
        Assert.Equal(expected, weights.ParameterCount);
    }
}
