using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DistillEmb.Encoder;
using DistillEmb.Files;
using DistillEmb.MLNet.Tests.Persistence;
using DistillEmb.Pooling;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Pooling;

/// <summary>The sections of what was learnt: their bytes, and what is refused of them.</summary>
public class PoolingSectionsTests
{
    private const int Size = 16;
    private const int Others = 4;
    private const int Count = 8;
    private const int WordLengths = 12; // Three words.
    private const int Spellings = WordLengths + (3 * 4);

    private static readonly HashSet<string> Known = [.. PoolingSections.Names];
    private static readonly byte[] Saved = Save(Learnt());

    [Fact]
    public void Sections_stand_behind_those_of_the_encoder_and_only_where_something_was_learnt()
    {
        string[] plain = Sections(PoolingRows.Fit(PoolingRows.Options(), PoolingRows.Some));
        Assert.Equal(["COLS", "ARCH", "CHAR", "HEAD", "WGHT", "prop"], plain);
        Assert.Equal([.. plain, "TOKW"], Sections(PoolingRows.Fit(PoolingRows.Options(TokenWeighting.InverseFrequency), PoolingRows.Some)));
        Assert.Equal([.. plain, "COMP"], Sections(PoolingRows.Fit(PoolingRows.Options(components: 1), PoolingRows.Some)));
        Assert.Equal([.. plain, "TOKW", "COMP"], Sections(PoolingRows.Fit(PoolingRows.Options(TokenWeighting.InverseDocumentFrequency, 1), PoolingRows.Some)));
    }

    [Theory]
    [InlineData("TOKW")]
    [InlineData("COMP")]
    public void A_reader_that_does_not_know_them_says_that_the_package_has_to_be_updated(string section)
    {
        using var stream = new MemoryStream(Saved);
        string message = Assert.Throws<InvalidDataException>(() => SectionFile.ReadFrom(stream, new HashSet<string>(Known.Except([section])))).Message;
        Assert.Contains($"'{section}'", message);
        Assert.Contains("Update the package", message);
    }

    [Fact]
    public void The_bytes_are_those_of_the_description()
    {
        byte[] weights = Section("TOKW");
        Assert.Equal((1, 1f, 3), (BinaryPrimitives.ReadInt32LittleEndian(weights), BinaryPrimitives.ReadSingleLittleEndian(weights.AsSpan(Others)), BinaryPrimitives.ReadInt32LittleEndian(weights.AsSpan(Count))));
        Assert.Equal("ab\u1230", Encoding.UTF8.GetString(weights[Spellings..(Spellings + 5)]));
        Assert.Equal(0.25f, BinaryPrimitives.ReadSingleLittleEndian(weights.AsSpan(Spellings + 5 + 4)));
        Assert.Equal(Spellings + 5 + (3 * 4), weights.Length);
        byte[] components = Section("COMP");
        Assert.Equal((2, 1f), (BinaryPrimitives.ReadInt32LittleEndian(components), BinaryPrimitives.ReadSingleLittleEndian(components.AsSpan(4))));
        Assert.Equal(4 + (2 * Size * 4), components.Length);
    }

    [Fact]
    public void What_was_saved_is_read_and_saved_again_as_the_same_bytes()
    {
        LearntPooling loaded = Load(Saved);
        Assert.Equal((0.5f, 0.25f, 0.75f, 1f), (loaded.Weights!.Of("a"), loaded.Weights.Of("b"), loaded.Weights.Of("\u1230"), loaded.Weights.Of("other")));
        Assert.Equal(2, loaded.Components!.Count);
        Assert.Equal(Saved, Save(loaded));
        Assert.Equal((null, null), (Load(Save(LearntPooling.None)).Weights, Load(Save(LearntPooling.None)).Components));
    }

    [Fact]
    public void A_table_may_have_no_words()
    {
        LearntPooling loaded = Load(Save(new LearntPooling(new TokenWeights(TokenWeighting.InverseDocumentFrequency, 1.5f, null, []), null)));
        Assert.Equal((0, 1.5f), (loaded.Weights!.Count, loaded.Weights.Of("word")));
    }

    [Theory]
    [InlineData(0, 0, "method 0, which this DistillEmb.MLNet does not know. Update the package.")]
    [InlineData(0, 3, "method 3, which this DistillEmb.MLNet does not know. Update the package.")]
    [InlineData(Others, 0, "the weight of other words is 0")]
    [InlineData(Others, 0x7FC00000, "the weight of other words is NaN")]
    [InlineData(Others, 0x7F800000, "the weight of other words is Infinity")]
    [InlineData(Count, -1, "number of weighted words is -1; expected 0 to 1000000")]
    [InlineData(Count, 1_000_001, "number of weighted words is 1000001")]
    [InlineData(Count, 1_000_000, "1000000 numbers are announced")]
    [InlineData(Count, 0, "bytes are left over")]
    [InlineData(WordLengths, 0, "word 0 has 0 bytes")]
    [InlineData(Spellings, 0x62626262, "word 1 does not come after the one before it")]
    [InlineData(Spellings + 5, 0, "the weight of word 0 is 0; expected more than 0, at most 1")]
    [InlineData(Spellings + 5, 0x40000000, "the weight of word 0 is 2")]
    [InlineData(Spellings + 5, 0x7FC00000, "the weight of word 0 is NaN")]
    public void Bad_weights_are_refused_with_their_value(int place, int value, string part) => Assert.Contains(part, Refuse("TOKW", place, value));

    [Theory]
    [InlineData(0, 0, "components is 0; expected 1 to 10")]
    [InlineData(0, 11, "components is 11")]
    [InlineData(0, 3, "48 numbers are announced")]
    [InlineData(4, 0, "component 0 has the length 0; expected 1")]
    [InlineData(4, 0x7FC00000, "component 0 has the length NaN")]
    public void Bad_components_are_refused_with_their_value(int place, int value, string part) => Assert.Contains(part, Refuse("COMP", place, value));

    [Fact]
    public void Single_tokens_have_no_averages()
    {
        using var stream = new MemoryStream(Saved);
        SectionFile file = SectionFile.ReadFrom(stream, Known);
        Assert.Contains("'TOKW'", Assert.Throws<InvalidDataException>(() => PoolingSections.Read(file, DistillEmbOutput.Tokens, Size)).Message);
    }

    private static LearntPooling Learnt()
    {
        float[] directions = new float[2 * Size];
        (directions[0], directions[Size + 3]) = (1, 1);
        var index = new DistillEmb.Encoder.ExactWordIndex(Encoding.UTF8.GetBytes("ab\u1230"), [1, 2, 5]);
        return new LearntPooling(new TokenWeights(TokenWeighting.InverseFrequency, 1, index, [0.5f, 0.25f, 0.75f]), new CommonComponents(directions, Size));
    }

    private static byte[] Save(LearntPooling learnt)
    {
        var file = new SectionFile();
        PoolingSections.Write(file, learnt);
        using var stream = new MemoryStream();
        file.WriteTo(stream);
        return stream.ToArray();
    }

    private static LearntPooling Load(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return PoolingSections.Read(SectionFile.ReadFrom(stream, Known), DistillEmbOutput.Average, Size);
    }

    private static byte[] Section(string name) => EncoderBytes.Split(Saved).Single(section => section.Name == name).Bytes;

    private static string Refuse(string name, int place, int value) => Assert.Throws<InvalidDataException>(() => Load(EncoderBytes.Change(Saved, name, bytes =>
    {
        byte[] copy = [.. bytes];
        BinaryPrimitives.WriteInt32LittleEndian(copy.AsSpan(place), value);
        return copy;
    }))).Message;

    private static string[] Sections(DistillEmbTransformer transformer)
    {
        using var saved = new MemoryStream();
        new MLContext().Model.Save(transformer, null, saved);
        using var zip = new ZipArchive(saved);
        using Stream entry = zip.Entries.Single(entry => entry.Name == EncoderModelFile.EntryName).Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return [.. EncoderBytes.Split(bytes.ToArray()).Select(section => section.Name)];
    }
}
