using System.Buffers.Binary;
using DistillEmb.Files;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>Exact words in a file: the same bits again, and nothing that no writer would have written.</summary>
public class ExactWordSectionTests
{
    // Precision, two lengths, the count, then the length of each word.
    private const int Lengths = 4;
    private const int Count = Lengths + (2 * 4);
    private const int WordLengths = Count + 4;

    private static readonly string[] Words = ["selam", "b\u00E9", "a", "ሰላም"];
    private static readonly DistillEmbEncoder Encoder = TestEncoders.WithExactWords(TestEncoders.Create(), Words);
    private static readonly byte[] Saved = EncoderBytes.Save(Encoder);

    private static readonly int Spellings = WordLengths + (Words.Length * 4);
    private static readonly int Steps = Spellings + 5 + 3 + 1 + 9;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loaded_encoder_gives_the_same_vectors_and_is_saved_as_the_same_bytes(bool normalizeHeads)
    {
        DistillEmbEncoder encoder = TestEncoders.WithExactWords(TestEncoders.Create(normalizeHeads: normalizeHeads), Words);
        byte[] saved = EncoderBytes.Save(encoder);
        DistillEmbEncoder loaded = EncoderBytes.Load(saved);
        Assert.Equal(4, loaded.ExactWordCount);
        Assert.Equal(Bits(encoder), Bits(loaded));
        Assert.Equal(saved, EncoderBytes.Save(loaded));
    }

    [Fact]
    public void Another_precision_of_the_weights_keeps_exact_words_as_they_are()
    {
        foreach (WeightPrecision precision in Enum.GetValues<WeightPrecision>())
        {
            DistillEmbEncoder rounded = Encoder.WithPrecision(precision);
            Assert.Equal(Encoder.Embed(Words), rounded.Embed(Words));
            Assert.Equal(Section(Saved), Section(EncoderBytes.Save(rounded)));
            Assert.Equal(Bits(rounded), Bits(EncoderBytes.Load(EncoderBytes.Save(rounded))));
        }
    }

    [Fact]
    public void Only_a_file_with_exact_words_asks_for_a_reader_that_knows_them()
    {
        Assert.DoesNotContain(EncoderBytes.Split(EncoderBytes.Save(TestEncoders.Create())), section => section.Name == "WORD");
        using var stream = new MemoryStream(Saved);
        string message = Assert.Throws<InvalidDataException>(() => SectionFile.ReadFrom(stream, new HashSet<string> { "ARCH", "CHAR", "HEAD", "OFFS", "WGHT" })).Message;
        Assert.Contains("'WORD'", message);
        Assert.Contains("Update the package", message);
    }

    [Fact]
    public void The_bytes_are_those_of_the_description()
    {
        byte[] bytes = Section(Saved);
        Assert.Equal(Steps + (Words.Length * Encoder.VectorSize), bytes.Length);
        Assert.Equal(2, BinaryPrimitives.ReadInt32LittleEndian(bytes));
        Assert.Equal((1f, 1f), (BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(Lengths)), BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(Lengths + 4))));
        Assert.Equal("ab\u00E9selamሰላም", System.Text.Encoding.UTF8.GetString(bytes[Spellings..Steps]));
        float[] first = [.. bytes[Steps..(Steps + 10)].Select(step => (float)(sbyte)step)];
        Assert.Equal(1, DistillEmbEncoder.Cosine(first, Encoder.Embed("a").AsSpan(0, 10)), 1e-6);
    }

    [Theory]
    [InlineData(0, 1, "precision 1")]
    [InlineData(0, -1, "precision -1")]
    [InlineData(Count, 0, "exact words is 0; expected 1 to 1000000")]
    [InlineData(Count, -1, "exact words is -1")]
    [InlineData(Count, 1_000_001, "exact words is 1000001")]
    [InlineData(Count, 1_000_000, "1000000 numbers are announced")]
    [InlineData(Count, 3, "word 1 does not come after the one before it")]
    [InlineData(WordLengths + 4, 0, "word 1 has 0 bytes; expected 1 to 512")]
    [InlineData(WordLengths + 4, -1, "word 1 has -1 bytes")]
    [InlineData(WordLengths + 4, 513, "word 1 has 513 bytes")]
    [InlineData(WordLengths + 4, 400, "numbers are announced")]
    [InlineData(WordLengths + 4, int.MaxValue, "word 1 has 2147483647 bytes")]
    [InlineData(WordLengths + 8, 1, "word 3 is not valid UTF-8")]
    public void A_bad_number_is_refused_with_its_value(int place, int value, string part)
    {
        Assert.Contains(part, Refuse(bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), value)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1f)]
    [InlineData(0.5f)]
    public void A_length_that_heads_do_not_have_is_refused(float length) =>
        Assert.Contains("another length than 1", Refuse(bytes => BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(Lengths + 4), length)));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(-1f)]
    [InlineData(-0f)]
    public void A_length_of_raw_heads_is_finite_and_not_negative(float length)
    {
        byte[] raw = EncoderBytes.Save(TestEncoders.WithExactWords(TestEncoders.Create(normalizeHeads: false), Words));
        Assert.Contains("the length of part 1 is ", Refuse(bytes => BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(Lengths + 4), length), raw));
    }

    [Fact]
    public void Words_out_of_order_or_that_are_no_text_are_refused()
    {
        Assert.Contains("word 1 does not come after", Refuse(bytes => bytes[Spellings] = (byte)'c'));
        Assert.Contains("word 0 is not valid UTF-8", Refuse(bytes => bytes[Spellings] = 0xFF));
    }

    [Fact]
    public void Codes_that_do_not_reach_127_are_refused()
    {
        Assert.Contains("largest code of word 2 is 128 in the part at 10; expected 127", Refuse(bytes => bytes[Steps + (2 * 16) + 10] = 0x80));
        Assert.Contains("largest code of word 0 is 5 in the part at 0; expected 127", Refuse(bytes => bytes.AsSpan(Steps, 10).Fill(5)));
    }

    [Fact]
    public void Changed_exact_words_are_refused_or_saved_again_as_the_same_bytes()
    {
        var random = new Random(1);
        int read = 0;
        for (int i = 0; i < 800; i++)
        {
            int place = random.Next(Section(Saved).Length);
            byte by = (byte)random.Next(1, 256);
            byte[] changed = EncoderBytes.Change(Saved, "WORD", bytes => Changed(bytes, copy => copy[place] ^= by));
            DistillEmbEncoder? loaded = null;
            Exception? fault = Record.Exception(() => loaded = EncoderBytes.Load(changed));
            if (fault is not null and not InvalidDataException) Assert.Fail($"Byte {place}: {fault}");
            if (loaded is null) continue;
            Assert.Equal(changed, EncoderBytes.Save(loaded));
            Assert.All(loaded.Embed(Words), vector => Assert.All(vector, number => Assert.True(float.IsFinite(number))));
            read++;
        }

        Assert.InRange(read, 100, 700);
    }

    private static byte[] Section(byte[] saved) => EncoderBytes.Split(saved).Single(section => section.Name == "WORD").Bytes;

    private static string Refuse(Action<byte[]> change, byte[]? saved = null) =>
        Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(EncoderBytes.Change(saved ?? Saved, "WORD", bytes => Changed(bytes, change)))).Message;

    private static byte[] Changed(byte[] bytes, Action<byte[]> change)
    {
        byte[] copy = [.. bytes];
        change(copy);
        return copy;
    }

    private static int[] Bits(DistillEmbEncoder encoder) => [.. encoder.Embed([.. Words, "other", "", "selamta"]).SelectMany(vector => vector.Select(BitConverter.SingleToInt32Bits))];
}
