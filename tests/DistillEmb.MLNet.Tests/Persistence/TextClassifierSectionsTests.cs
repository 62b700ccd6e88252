using DistillEmb.Classification;
using DistillEmb.Files;
using DistillEmb.MLNet.Tests.Classification;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>What a classifier writes is read again, and nothing else is.</summary>
public class TextClassifierSectionsTests
{
    [Theory]
    [InlineData(TextPooling.FinalStates, WeightPrecision.Float32)]
    [InlineData(TextPooling.Attention, WeightPrecision.Int8)]
    [InlineData(TextPooling.Maximum, WeightPrecision.Float16)]
    public void What_is_read_is_written_as_the_same_bytes(TextPooling pooling, WeightPrecision precision)
    {
        byte[] first = Bytes(file => TextClassifierSections.Write(file, TestClassifiers.Create(pooling, precision, frequent: ["selam", "ሰላም"])));
        TextClassifier read = Read(first);
        Assert.Equal(first, Bytes(file => TextClassifierSections.Write(file, read)));
        Assert.Equal(TestClassifiers.Topics, read.Classes);
    }

    [Theory]
    [InlineData(3, 10, "The model pools tokens in way 3, which this DistillEmb.MLNet does not know. Update the package.")]
    [InlineData(-1, 10, "The model pools tokens in way -1, which this DistillEmb.MLNet does not know. Update the package.")]
    [InlineData(0, 1 << 21, "tokens of a row")]
    public void A_way_to_pool_that_is_not_known_is_refused(int pooling, int maxTokens, string expected)
    {
        byte[] bytes = Bytes(file =>
        {
            file.Add(TextClassifierSections.Classes, writer =>
            {
                writer.Write(1);
                writer.Write("a");
            });
            file.Add(TextClassifierSections.Pooling, writer =>
            {
                writer.Write(pooling);
                writer.Write(maxTokens);
            });
        });
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_byte_is_refused()
    {
        byte[] bytes = Bytes(file => TextClassifierSections.Write(file, TestClassifiers.Create(TextPooling.Attention)));
        for (int place = 20; place < bytes.Length; place += 997)
        {
            bytes[place] ^= 1;
            Assert.Throws<InvalidDataException>(() => Read(bytes));
            bytes[place] ^= 1;
        }
    }

    private static byte[] Bytes(Action<SectionFile> write)
    {
        var file = new SectionFile();
        write(file);
        using var stream = new MemoryStream();
        file.WriteTo(stream);
        return stream.ToArray();
    }

    private static TextClassifier Read(byte[] bytes) => TextClassifierSections.Read(SectionFile.ReadFrom(new MemoryStream(bytes), new HashSet<string>(TextClassifierSections.Names)));
}
