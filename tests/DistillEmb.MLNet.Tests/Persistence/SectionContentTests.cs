using System.Buffers.Binary;
using System.Text;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>Sections that are whole, with a checksum that is right, but say what cannot be.</summary>
public class SectionContentTests
{
    private const int WeightHeader = 4 + 9 + 4 + 4; // The first weight: length of its name, "embedding", precision, number of values.

    private static readonly byte[] Saved = EncoderBytes.Save(TestEncoders.Create());

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_weight_that_is_not_finite_is_refused(float bad)
    {
        string message = Refuse("WGHT", bytes => BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(WeightHeader + 20), bad));
        Assert.Contains("embedding", message);
        Assert.Contains("index 5", message);
        Assert.Contains("finite", message);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void An_unknown_precision_is_refused(int precision)
    {
        string message = Refuse("WGHT", bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 + 9), precision));
        Assert.Contains("'embedding'", message);
        Assert.Contains($"precision {precision}", message);
        Assert.Contains("Update the package", message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void A_weight_of_another_length_is_refused(int length)
    {
        string message = Refuse("WGHT", bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 + 9 + 4), length));
        Assert.Contains($"'embedding' has {length} values", message);
    }

    [Fact]
    public void A_weight_of_another_name_is_refused()
    {
        Assert.Contains("'embeddinX' stands where 'embedding'", Refuse("WGHT", bytes => bytes[12] = (byte)'X'));
    }

    [Fact]
    public void A_name_that_is_not_UTF8_is_refused()
    {
        Assert.Contains("UTF-8", Refuse("WGHT", bytes => bytes[4] = 0xFF));
    }

    [Fact]
    public void An_unknown_architecture_is_named()
    {
        Assert.Contains("'Xositional'", Refuse("ARCH", bytes => bytes[4] = (byte)'X'));
    }

    [Theory]
    [InlineData(14, 0, "EmbeddingSize is 0")]
    [InlineData(14, 100_000, "EmbeddingSize is 100000")]
    [InlineData(18, 33, "HiddenSize is 33")]
    [InlineData(22, 0, "banks is 0")]
    [InlineData(22, 17, "banks is 17")]
    [InlineData(26, 99, "width 99")]
    [InlineData(30, -8, "-8 filters")]
    public void A_bad_shape_is_refused_with_its_value(int place, int value, string part)
    {
        Assert.Contains(part, Refuse("ARCH", bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), value)));
    }

    [Theory]
    [InlineData(0, 0, "characters of a word is 0")]
    [InlineData(0, 65, "characters of a word is 65")]
    [InlineData(4, 0, "characters is 0")]
    [InlineData(4, 0x110001, "characters is 1114113")]
    [InlineData(4, 100_000, "100000 numbers are announced")]
    [InlineData(12, 0x61, "Character 1 of the vocabulary is 61")]
    [InlineData(12, 0x110000, "Character 1 of the vocabulary is 110000")]
    public void Bad_characters_are_refused_with_their_value(int place, int value, string part)
    {
        Assert.Contains(part, Refuse("CHAR", bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), value)));
    }

    [Theory]
    [InlineData(1, 0, "heads is 0")]
    [InlineData(1, 65, "heads is 65")]
    [InlineData(17, 0, "values of a head is 0")]
    [InlineData(17, 70_000, "values of a head is 70000")]
    [InlineData(17, 65_536, "its vectors have 65542 values")]
    public void Bad_heads_are_refused_with_their_value(int place, int value, string part)
    {
        Assert.Contains(part, Refuse("HEAD", bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), value)));
    }

    [Fact]
    public void A_yes_or_no_that_is_neither_is_refused()
    {
        Assert.Contains("yes/no value is 2", Refuse("HEAD", bytes => bytes[0] = 2));
    }

    [Fact]
    public void Texts_are_UTF8()
    {
        byte[] properties = EncoderBytes.Split(Saved).Single(section => section.Name == "prop").Bytes;
        Assert.Contains("test, \u1348\u1270\u1293", Encoding.UTF8.GetString(properties));
    }

    private static string Refuse(string name, Action<byte[]> change) =>
        Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(EncoderBytes.Change(Saved, name, bytes => Changed(bytes, change)))).Message;

    private static byte[] Changed(byte[] bytes, Action<byte[]> change)
    {
        byte[] copy = [.. bytes];
        change(copy);
        return copy;
    }
}
