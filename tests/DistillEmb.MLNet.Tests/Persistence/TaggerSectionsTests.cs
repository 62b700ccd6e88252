using DistillEmb.Encoder;
using DistillEmb.Files;
using DistillEmb.MLNet.Tests.Tagging;
using DistillEmb.Network;
using DistillEmb.Sequences;
using DistillEmb.Tagging;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>What a tagger writes is read again, and nothing else is.</summary>
public class TaggerSectionsTests
{
    private static readonly HashSet<string> Known =
    [
        EncoderSections.Architecture, EncoderSections.Characters, EncoderSections.Heads, EncoderSections.Weights, EncoderSections.Properties,
        TaggerSections.Tags, SentenceSections.Shape, SentenceSections.Words, SentenceSections.WordShapes, TaggerSections.Weights,
    ];

    [Theory]
    [InlineData(WeightPrecision.Float32)]
    [InlineData(WeightPrecision.Float16)]
    [InlineData(WeightPrecision.Int8)]
    [InlineData(WeightPrecision.Int4)]
    public void What_is_read_is_written_as_the_same_bytes(WeightPrecision precision)
    {
        byte[] first = Bytes(file => TaggerSections.Write(file, TestTaggers.Create(precision: precision, frequent: ["selam", "ሰላም", "e\u0301"])));
        Tagger read = Read(first);
        Assert.Equal(first, Bytes(file => TaggerSections.Write(file, read)));
        Assert.Equal(["e\u0301", "selam", "ሰላም"], new[] { "e\u0301", "selam", "ሰላም", "alem" }.Where(word => read.Reader.Tables.WordRowOf(word) > 0));
        Assert.True(read.Reader.Tables.WordRowOf("\u00E9") > 0); // However it is written.
        Assert.Equal(["kano", "ቤት"], new[] { "kano", "Kano", "1990", "ቤት" }.Where(word => read.Reader.Tables.ShapeRowOf(word) > 0)); // The shapes of its words.
    }

    [Fact]
    public void Eight_bits_take_less_room_and_change_scores_little()
    {
        Tagger exact = TestTaggers.Create();
        Tagger rounded = TestTaggers.Create(precision: WeightPrecision.Int8);
        Assert.True(Size(rounded) * 2 < Size(exact));
        (float[] expected, float[] found) = (Scores(exact), Scores(rounded));
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 0.1);
        Assert.NotEqual(expected, found);

        int Size(Tagger tagger) => Bytes(file => file.Add(TaggerSections.Weights, writer => WeightSection.Write(writer, tagger.Weights))).Length;
    }

    [Theory]
    [InlineData(1, "in section 'TAGS', the tags are not those of the scheme Iob2")]
    [InlineData(2, "in section 'TAGS', the tags are not those of the scheme Iobes")]
    [InlineData(3, "rules of number 3, which this DistillEmb.MLNet does not know. Update the package.")]
    [InlineData(4, "in section 'TAGS', the tags are not those of the scheme Iob2")]
    [InlineData(5, "in section 'TAGS', the tags are not those of the scheme Iobes")]
    [InlineData(6, "rules of number 6, which this DistillEmb.MLNet does not know. Update the package.")]
    [InlineData(-1, "rules of number -1, which this DistillEmb.MLNet does not know. Update the package.")]
    public void Rules_that_the_tags_cannot_have_are_refused(int rules, string expected)
    {
        Tagger tagger = TestTaggers.Create(["N", "V"]);
        byte[] bytes = Bytes(file =>
        {
            EncoderSections.Write(file, tagger.Reader.Encoder);
            file.Add(TaggerSections.Tags, writer =>
            {
                writer.Write(rules);
                writer.Write(2);
                writer.Write("N");
                writer.Write("V");
            });
        });
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("O B-PER I-PER 0", TagScheme.Iob2, "0")]
    [InlineData("O B-PER I-PER I-LOC B_ORG", TagScheme.Iob2, "I-LOC B_ORG")]
    [InlineData("O B-PER L-PER U-PER IO", TagScheme.Iobes, "IO")]
    public void Rules_beside_strays_are_saved_and_read(string names, TagScheme scheme, string strays)
    {
        var tags = new TagSet(names.Split(' '), scheme, hasStrays: true);
        Tagger read = Read(Bytes(file => TaggerSections.Write(file, TestTaggers.Create(tags))));
        Assert.Equal(scheme, read.Tags.Rules);
        Assert.Equal(strays.Split(' '), read.Tags.Strays);
        Assert.True(read.Tags.MarksSpans);
    }

    [Fact]
    public void A_changed_byte_is_refused()
    {
        byte[] bytes = Bytes(file => TaggerSections.Write(file, TestTaggers.Create()));
        for (int place = 20; place < bytes.Length; place += 997)
        {
            bytes[place] ^= 1;
            Assert.Throws<InvalidDataException>(() => Read(bytes));
            bytes[place] ^= 1;
        }
    }

    private static float[] Scores(Tagger tagger)
    {
        float[] scores = new float[3 * tagger.Tags.Count];
        tagger.Score(new[] { "selam".AsMemory(), "alem".AsMemory(), "z".AsMemory() }, scores, tagger.Reader.RentScratch());
        return scores;
    }

    private static byte[] Bytes(Action<SectionFile> write)
    {
        var file = new SectionFile();
        write(file);
        using var stream = new MemoryStream();
        file.WriteTo(stream);
        return stream.ToArray();
    }

    private static Tagger Read(byte[] bytes) => TaggerSections.Read(SectionFile.ReadFrom(new MemoryStream(bytes), Known));
}
