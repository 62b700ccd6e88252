using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

public class IntegerChannelsTests
{
    private const float LargestWeight = 1e6f;

    [Fact]
    public void Numbers_are_rounded_to_the_nearest_step_and_halves_to_the_even_one()
    {
        float[] values = [127, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f, 2.4999f, 2.5001f, -127, 0];
        Assert.Equal([127, 0, 2, 2, 0, -2, -2, 2, 3, -127, 0], Round(values, out float[] scales));
        Assert.Equal([1f], scales);
    }

    [Theory]
    [InlineData(0, new float[] { 1, 2 })]
    [InlineData(1, new float[] { 2, 1, 1 })]
    [InlineData(2, new float[] { 1, 0, 2, 0 })]
    public void Each_channel_has_the_scale_of_its_own_largest_number(int axis, float[] scales)
    {
        float[] values = new float[2 * 3 * 4];
        (values[0], values[(1 * 4) + 0], values[(2 * 4) + 0]) = (-127, 127, -127);
        values[(3 * 4) + 2] = 254;
        IntegerChannels channels = IntegerChannels.OfEightBits(new TensorShape("weight", 2, 3, 4) { ChannelAxis = axis });
        Assert.Equal(scales.Length, channels.Count);
        Assert.Equal(scales, channels.ScalesOf(values));
    }

    [Fact]
    public void A_channel_of_zeros_stays_zero()
    {
        Assert.Equal(new sbyte[4], Round([0f, -0f, 0f, 0f], out float[] scales));
        Assert.Equal([0u], scales.Select(BitConverter.SingleToUInt32Bits));
    }

    [Theory]
    [InlineData(float.Epsilon)]
    [InlineData(1e-40f)]
    [InlineData(1.4e-36f)]
    public void A_channel_of_vanishing_numbers_becomes_zero(float largest)
    {
        Assert.Equal(new sbyte[3], Round([largest, -largest, largest / 2], out float[] scales));
        Assert.Equal([0f], scales);
    }

    [Theory]
    [InlineData(1.6e-36f)]
    [InlineData(1f)]
    [InlineData(LargestWeight)]
    public void Denormal_numbers_beside_larger_ones_become_zero(float largest)
    {
        Assert.Equal([127, 0, 0, -127], Round([largest, float.Epsilon, -1e-39f, -largest], out _));
    }

    // Random weights of all magnitudes: what a file holds must come from the floats alone, whoever saves them again.
    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    public void Rounding_twice_is_rounding_once_whatever_the_magnitude(int bits)
    {
        var random = new Random(1);
        for (int i = 0; i < 4000; i++)
        {
            TensorShape shape = RandomShape(random);
            IntegerChannels channels = Of(bits, shape);
            float[] values = RandomWeights(shape, random);
            float[] scales = channels.ScalesOf(values);
            sbyte[] steps = channels.Quantize(values, scales);
            float[] rounded = channels.Dequantize(steps, scales);
            string what = $"weight {i}, {shape}";
            Assert.True(scales.AsSpan().SequenceEqual(channels.ScalesOf(rounded)), what);
            Assert.True(steps.AsSpan().SequenceEqual(channels.Quantize(rounded, scales)), what);
            Assert.True(channels.FaultOf(steps, scales) is null, $"{what}: {channels.FaultOf(steps, scales)}");
        }
    }

    [Theory]
    [InlineData(8, 1e-4)]
    [InlineData(4, 1.0 / 128)]
    public void A_number_moves_by_half_a_scale_at_most_and_never_out_of_range(int bits, double cutOff)
    {
        var random = new Random(2);
        for (int i = 0; i < 2000; i++)
        {
            IntegerChannels channels = Of(bits, new TensorShape("weight", 1, 20) { ChannelAxis = 0 });
            float[] values = RandomWeights(new TensorShape("weight", 20), random);
            float[] scales = channels.ScalesOf(values);
            float[] rounded = channels.Dequantize(channels.Quantize(values, scales), scales);
            double largest = values.Max(Math.Abs);
            double allowed = scales[0] > 0 ? scales[0] * 0.5 : 1.5e-36;
            for (int at = 0; at < values.Length; at++)
            {
                Assert.True(Math.Abs((double)rounded[at] - values[at]) <= allowed, $"{values[at]:R} became {rounded[at]:R} with scale {scales[0]:R}.");
                Assert.True(Math.Abs(rounded[at]) <= largest);
            }

            if (scales[0] > 0) Assert.InRange(scales[0], (float)(largest / channels.Largest * (1 - cutOff)), (float)(largest / channels.Largest));
        }
    }

    [Fact]
    public void A_weight_without_channels_is_refused()
    {
        Assert.Contains("bias [3]", Assert.Throws<ArgumentException>(() => IntegerChannels.OfEightBits(new TensorShape("bias", 3))).Message);
    }

    private static IntegerChannels Of(int bits, TensorShape shape) => bits == 8 ? IntegerChannels.OfEightBits(shape) : IntegerChannels.OfFourBits(shape);

    private static sbyte[] Round(float[] values, out float[] scales)
    {
        IntegerChannels channels = IntegerChannels.OfEightBits(new TensorShape("weight", 1, values.Length) { ChannelAxis = 0 });
        scales = channels.ScalesOf(values);
        return channels.Quantize(values, scales);
    }

    private static TensorShape RandomShape(Random random)
    {
        int[] dimensions = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Next(1, 6))];
        return new TensorShape("weight", dimensions) { ChannelAxis = random.Next(dimensions.Length) };
    }

    // From denormal to the largest that a model may hold, alike within a weight or not.
    private static float[] RandomWeights(TensorShape shape, Random random)
    {
        double exponent = (random.NextDouble() * 51) - 45;
        double spread = random.Next(3) switch { 0 => 0, 1 => 2, _ => 20 };
        float[] values = new float[shape.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double magnitude = Math.Pow(10, Math.Min(6, exponent + ((random.NextDouble() - 0.5) * spread)));
            values[i] = (float)Math.Min(LargestWeight, magnitude) * (random.Next(2) == 0 ? -1 : 1) * (random.Next(8) == 0 ? 0 : 1);
        }

        return values;
    }
}
