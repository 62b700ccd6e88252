using DistillEmb.MLNet.Context;
using DistillEmb.MLNet.Persistence;
using DistillEmb.MLNet.Tests.Context;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>What a context writes is read again, and nothing else is.</summary>
public class ContextSectionsTests
{
    [Theory]
    [InlineData(WeightPrecision.Float32)]
    [InlineData(WeightPrecision.Int8)]
    public void What_is_read_is_written_as_the_same_bytes(WeightPrecision precision)
    {
        byte[] first = Bytes(file => ContextSections.Write(file, TestContexts.Create(precision)));
        Assert.Equal(first, Bytes(file => ContextSections.Write(file, Read(first))));
    }

    [Fact]
    public void More_layers_than_one_are_refused()
    {
        byte[] bytes = Bytes(file =>
        {
            EncoderSections.Write(file, TestEncoders.Create(1));
            file.Add(SentenceSections.Shape, writer =>
            {
                writer.Write(12);
                writer.Write(2);
            });
        });
        Assert.Equal("The model's context has 2 layers, or tables of words, which this DistillEmb.MLNet does not know. Update the package.", Assert.Throws<InvalidDataException>(() => Read(bytes)).Message);
    }

    [Fact]
    public void A_changed_byte_is_refused()
    {
        byte[] bytes = Bytes(file => ContextSections.Write(file, TestContexts.Create()));
        for (int place = 20; place < bytes.Length; place += 997)
        {
            bytes[place] ^= 1;
            Assert.Throws<InvalidDataException>(() => Read(bytes));
            bytes[place] ^= 1;
        }
    }

    [Theory]
    [InlineData("", "Tokens", 0, "a column has no name")]
    [InlineData("Features", "", 0, "a column has no name")]
    [InlineData("Features", "Tokens", 3, "the output form is 3; expected 0 to 2")]
    public void Columns_that_are_none_are_refused(string output, string tokens, int form, string expected)
    {
        byte[] bytes = Bytes(file => file.Add(ContextColumns.Section, new ContextColumns(output, tokens, (DistillEmbOutput)form).Write));
        SectionFile file = SectionFile.ReadFrom(new MemoryStream(bytes), new HashSet<string>([ContextColumns.Section]));
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => file.Read(ContextColumns.Section, ContextColumns.Read)).Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(Action<SectionFile> write)
    {
        var file = new SectionFile();
        write(file);
        using var stream = new MemoryStream();
        file.WriteTo(stream);
        return stream.ToArray();
    }

    private static ContextModel Read(byte[] bytes) => ContextSections.Read(SectionFile.ReadFrom(new MemoryStream(bytes), new HashSet<string>(ContextSections.Names)));
}
