using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

public class StoredWeightTests
{
    private static readonly TensorShape Rows = new("weight", 1, 4) { ChannelAxis = 0 };

    public static TheoryData<string> Architectures => ["positional", "small", "medium", "large"];

    [Fact]
    public void Half_precision_rounds_to_the_nearest_and_halves_to_the_even_one()
    {
        // Between 2048 and 4096 halves are even numbers; below 2^-24 there are none.
        StoredWeight weight = StoredWeight.Round(Rows, [2049, 2051, -2049.5f, 1e-9f], WeightPrecision.Float16);
        Assert.Equal([2048f, 2052f, -2050f, 0f], weight.Values);
        Assert.Equal(WeightPrecision.Float16, weight.Precision);
    }

    [Theory]
    [InlineData(65504f, WeightPrecision.Float16)]
    [InlineData(65505f, WeightPrecision.Float32)]
    [InlineData(-65520f, WeightPrecision.Float32)]
    [InlineData(1e6f, WeightPrecision.Float32)]
    public void A_weight_beyond_half_precision_is_kept_whole(float largest, WeightPrecision expected)
    {
        StoredWeight weight = StoredWeight.Round(Rows, [largest, 0.1f, 0, 1], WeightPrecision.Float16);
        Assert.Equal(expected, weight.Precision);
        Assert.Equal(largest, weight.Values[0]);
        Assert.Equal(expected == WeightPrecision.Float32, weight.Values[1] == 0.1f);
    }

    [Theory]
    [InlineData(WeightPrecision.Float16)]
    [InlineData(WeightPrecision.Int8)]
    public void Rounding_twice_is_rounding_once(WeightPrecision precision)
    {
        var random = new Random(3);
        var shape = new TensorShape("weight", 7, 5) { ChannelAxis = 1 };
        for (int i = 0; i < 500; i++)
        {
            StoredWeight once = StoredWeight.Round(shape, random.Singles(35, MathF.Pow(10, random.Next(-12, 6))), precision);
            StoredWeight twice = StoredWeight.Round(shape, once.Values, precision);
            Assert.Equal(once.Precision, twice.Precision);
            Assert.Equal(once.Values.Select(BitConverter.SingleToInt32Bits), twice.Values.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Theory]
    [InlineData(WeightPrecision.Float32)]
    [InlineData(WeightPrecision.Float16)]
    [InlineData(WeightPrecision.Int8)]
    public void Weights_without_channels_stay_as_they_are(WeightPrecision precision)
    {
        float[] values = new Random(4).Singles(9);
        StoredWeight weight = StoredWeight.Round(new TensorShape("bias", 9), values, precision);
        Assert.Equal(WeightPrecision.Float32, weight.Precision);
        Assert.Equal(values, weight.Values);
    }

    [Fact]
    public void Single_precision_leaves_every_number_as_it_is()
    {
        float[] values = new Random(5).Singles(4);
        Assert.Equal(values, StoredWeight.Round(Rows, values, WeightPrecision.Float32).Values);
    }

    public static TheoryData<WeightPrecision> Precisions => [.. Enum.GetValues<WeightPrecision>()];

    [Theory]
    [InlineData(WeightPrecision.Int8)]
    [InlineData(WeightPrecision.Int4)]
    public void Numbers_in_few_bits_are_held_in_few_bits(WeightPrecision precision)
    {
        float[] values = new Random(6).Singles(12);
        StoredWeight weight = StoredWeight.Round(new TensorShape("ngrams", 3, 4) { ChannelAxis = 0, Coarsest = WeightPrecision.Int4 }, values, precision);
        Assert.Equal(precision, weight.Precision);
        Assert.Equal(12, weight.Integers!.Codes.Length);
        Assert.Equal(weight.Values, Enumerable.Range(0, 12).Select(i => weight.Integers.Codes[i] * weight.Integers.Scales[i / 4]));
    }

    [Fact]
    public void Numbers_in_half_precision_are_held_in_half_precision()
    {
        float[] values = new Random(6).Singles(12);
        StoredWeight weight = StoredWeight.Round(new TensorShape("words", 3, 4) { ChannelAxis = 0 }, values, WeightPrecision.Float16);
        Assert.Equal(WeightPrecision.Float16, weight.Precision);
        Assert.Equal(values.Select(value => (Half)value), weight.Halves.ToArray());
        Assert.Equal(values.Select(value => (float)(Half)value), weight.Values);
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void A_row_is_a_part_of_all_values(WeightPrecision precision)
    {
        StoredWeight weight = StoredWeight.Round(new TensorShape("ngrams", 3, 4) { ChannelAxis = 0, Coarsest = WeightPrecision.Int4 }, new Random(7).Singles(12), precision);
        float[] row = new float[4];
        weight.CopyRow(1, row);
        Assert.Equal(weight.Values[4..8], row);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Characters_and_outputs_are_the_channels_and_biases_and_normalisations_have_none(string name)
    {
        EncoderArchitecture architecture = name switch
        {
            "small" => EncoderArchitecture.Small,
            "medium" => EncoderArchitecture.Medium,
            "large" => EncoderArchitecture.Large,
            _ => EncoderArchitecture.Positional,
        };
        foreach (TensorShape shape in architecture.DescribeTensors(characters: 50, sequenceLength: architecture.UsualWordLength, vectorSize: 6))
        {
            int? expected = shape.Name is "embedding" or "ngrams" ? 0 : shape.Name.EndsWith(".weight", StringComparison.Ordinal) || shape.Name == "ngrams.output" ? shape.Dimensions.Length - 1 : null;
            Assert.True(expected == shape.ChannelAxis, $"{shape}: {shape.ChannelAxis}");
        }
    }
}
