using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>The policy of docs/model-format.md: what a newer library wrote is read where that can be, and named where not.</summary>
public class FormatVersionTests
{
    private static readonly byte[] Saved = EncoderBytes.Save(TestEncoders.Create());

    [Theory]
    [InlineData(2, 2)]
    [InlineData(7, 5)]
    [InlineData(65535, 65535)]
    public void A_future_version_that_needs_a_newer_reader_says_so(int version, int oldestReader)
    {
        InvalidDataException fault = AssertRefused(EncoderBytes.Join(EncoderBytes.Split(Saved), (ushort)version, (ushort)oldestReader));
        Assert.Contains($"format version {version}", fault.Message);
        Assert.Contains($"version {oldestReader} or newer", fault.Message);
        Assert.Contains("Update the package", fault.Message);
    }

    [Fact]
    public void A_future_version_says_so_whatever_follows_its_header()
    {
        Assert.Contains("Update the package", AssertRefused([.. EncoderBytes.Header(3, 2, 1000), 1, 2, 3]).Message);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(65535)]
    public void A_future_version_that_older_readers_understand_is_read(int version)
    {
        DistillEmbEncoder loaded = EncoderBytes.Load(EncoderBytes.Join(EncoderBytes.Split(Saved), (ushort)version, oldestReader: 1));
        Assert.Equal(TestEncoders.Create().Embed("selam"), loaded.Embed("selam"));
    }

    [Fact]
    public void An_unknown_section_with_a_small_first_letter_is_ignored()
    {
        DistillEmbEncoder loaded = EncoderBytes.Load(EncoderBytes.Join([("news", [1, 2, 3]), .. EncoderBytes.Split(Saved), ("zERO", [])], version: 2));
        Assert.Equal(TestEncoders.Create().Embed("selam"), loaded.Embed("selam"));
    }

    [Theory]
    [InlineData("NEWS")]
    [InlineData("News")]
    [InlineData("Prop")]
    public void An_unknown_section_with_a_capital_is_refused_by_name(string name)
    {
        InvalidDataException fault = AssertRefused(EncoderBytes.Join([.. EncoderBytes.Split(Saved), (name, [1, 2, 3])]));
        Assert.Contains($"'{name}'", fault.Message);
        Assert.Contains("Update the package", fault.Message);
    }

    [Fact]
    public void What_is_no_encoder_at_all_is_refused()
    {
        Assert.Contains("mark of a DistillEmb encoder", AssertRefused([.. "PK\x03\x04"u8, .. new byte[100]]).Message);
    }

    private static InvalidDataException AssertRefused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(bytes));
}
