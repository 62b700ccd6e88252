using System.Buffers.Binary;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>Rounded weights in a file whose checksum is right, but that no writer of the format would have written.</summary>
public class RoundedWeightContentTests
{
    // The first weight: length of its name, "embedding", precision, number of values.
    private const int Precision = 4 + 9;
    private const int Values = Precision + 4 + 4;

    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();
    private static readonly byte[] Halves = EncoderBytes.Save(Encoder.WithPrecision(WeightPrecision.Float16));
    private static readonly byte[] Nibbles = EncoderBytes.Save(TestEncoders.Create(TestEncoders.WithChosenNgrams, [.. Encoder.Heads]).WithPrecision(WeightPrecision.Int4));
    private static readonly byte[] Bytes = EncoderBytes.Save(Encoder.WithPrecision(WeightPrecision.Int8));

    private static readonly int Characters = TestEncoders.Vocabulary.Count; // Channels of the embedding.

    [Theory]
    [InlineData(0x7C00)] // infinity
    [InlineData(0xFC00)] // -infinity
    [InlineData(0x7E00)] // NaN
    [InlineData(0x7C01)] // a signalling one
    public void A_half_that_is_not_finite_is_refused(int bits)
    {
        string message = Refuse(Halves, bytes => BinaryPrimitives.WriteUInt16LittleEndian(bytes[(Values + 10)..], (ushort)bits));
        Assert.Contains("embedding", message);
        Assert.Contains("index 5", message);
        Assert.Contains("finite", message);
    }

    [Theory]
    [InlineData(0x7FC00000u)] // NaN
    [InlineData(0x7F800000u)] // infinity
    [InlineData(0xBF800000u)] // -1
    [InlineData(0x80000000u)] // -0
    [InlineData(0x00400000u)] // denormal
    [InlineData(0x3C000001u)] // 24 significant bits
    [InlineData(0x3C000040u)] // 18 of them
    public void A_scale_that_is_none_is_refused(uint bits)
    {
        string message = Refuse(Bytes, bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes[(Values + 4 + (5 * 4))..], bits));
        Assert.Contains("'embedding', scale 5 is ", message);
        Assert.Contains("17 significant bits", message);
    }

    [Fact]
    public void A_scale_that_leads_beyond_what_a_weight_may_be_is_refused()
    {
        foreach (float scale in new[] { 7936f, 1e30f, float.MaxValue })
        {
            uint bits = BitConverter.SingleToUInt32Bits(scale) & ~0x7Fu;
            Assert.Contains("expected finite values within", Refuse(Bytes, bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes[(Values + 4)..], bits)));
        }
    }

    [Fact]
    public void A_channel_that_does_not_reach_its_scale_is_refused()
    {
        int steps = Values + 4 + (4 * Characters) + (3 * 12); // Character 3, of 12 values.
        Assert.Contains("largest number of channel 3 is 128 scales; expected 127", Refuse(Bytes, bytes => bytes[steps] = 0x80));
        Assert.Contains("largest number of channel 3 is 100 scales; expected 127", Refuse(Bytes, bytes => bytes.Slice(steps, 12).Fill(100)));
        Assert.Contains("channel 3 is 127 scales; expected 0", Refuse(Bytes, bytes => bytes.Slice(Values + 4 + (3 * 4), 4).Clear()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Another_number_of_scales_is_refused(int count)
    {
        Assert.Contains($"'embedding' has {count} scales; expected {Characters}", Refuse(Bytes, bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes[Values..], count)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Another_number_of_values_is_refused(int count)
    {
        foreach (byte[] saved in new[] { Halves, Bytes })
            Assert.Contains($"'embedding' has {count} values", Refuse(saved, bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes[(Precision + 4)..], count)));
    }

    [Fact]
    public void Eight_bits_of_a_weight_without_channels_are_refused()
    {
        byte[] name = [.. "convolution.bias"u8];
        string message = Refuse(Bytes, bytes => bytes[bytes.IndexOf(name) + name.Length] = 2);
        Assert.Contains("'convolution.bias' is stored in 8 bits, but has no channels", message);
    }

    [Fact]
    public void Four_bits_of_a_weight_that_needs_more_are_refused()
    {
        Assert.Contains("'embedding' is stored in 4 bits, but is none that may be", Refuse(Bytes, bytes => bytes[Precision] = 3));
    }

    [Fact]
    public void Four_bits_that_no_writer_would_write_are_refused()
    {
        byte[] name = [.. "ngrams"u8];
        int At(Span<byte> bytes) => bytes.IndexOf(name) + name.Length + 4 + 4 + 4;
        Assert.Contains("of weight 'ngrams', scale 2 is", Refuse(Nibbles, bytes => bytes.Slice(At(bytes) + 4, 2).Fill(0xFF)));
        Assert.Contains("largest number of channel 0 is 8 scales; expected 7", Refuse(Nibbles, bytes => bytes[At(bytes) + (64 * 2)] = 0x88));
    }

    [Theory]
    [InlineData(WeightPrecision.Float16)]
    [InlineData(WeightPrecision.Int8)]
    [InlineData(WeightPrecision.Int4)]
    public void Changed_weights_are_refused_or_saved_again_as_the_same_bytes(WeightPrecision precision)
    {
        var random = new Random(1);
        byte[] saved = precision switch { WeightPrecision.Float16 => Halves, WeightPrecision.Int8 => Bytes, _ => Nibbles };
        int read = 0;
        for (int i = 0; i < 600; i++)
        {
            byte[] changed = EncoderBytes.Change(saved, "WGHT", bytes => Flipped(bytes, random.Next(i % 2 == 0 ? bytes.Length : 2000), random));
            DistillEmbEncoder? loaded = null;
            Exception? fault = Record.Exception(() => loaded = EncoderBytes.Load(changed));
            if (fault is not null and not InvalidDataException) Assert.Fail($"Change {i}: {fault}");
            if (loaded is null) continue;
            Assert.True(changed.AsSpan().SequenceEqual(EncoderBytes.Save(loaded)), $"Change {i}");
            read++;
        }

        Assert.InRange(read, 100, 599);
    }

    private static byte[] Flipped(byte[] bytes, int place, Random random)
    {
        byte[] copy = [.. bytes];
        copy[place] ^= (byte)random.Next(1, 256);
        return copy;
    }

    private static string Refuse(byte[] saved, SpanAction change) => Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(EncoderBytes.Change(saved, "WGHT", bytes =>
    {
        byte[] copy = [.. bytes];
        change(copy);
        return copy;
    }))).Message;

    private delegate void SpanAction(Span<byte> bytes);
}
