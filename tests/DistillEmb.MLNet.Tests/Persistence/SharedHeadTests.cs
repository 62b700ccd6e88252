using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>One part of a vector that answers several teachers: used, saved, loaded, and refused where it makes no sense.</summary>
public class SharedHeadTests
{
    private static readonly EncoderHead[] Shared = [new("word2vec", 0, 10), new("fasttext", 0, 10)];

    [Fact]
    public void A_shared_part_counts_once_and_has_length_1()
    {
        DistillEmbEncoder encoder = TestEncoders.Create(EncoderArchitecture.Small, Shared);
        Assert.Equal(10, encoder.VectorSize);
        Assert.Equal(1f, encoder.Embed("ab").Sum(number => number * number), 1e-5);
        Assert.Equal(encoder.Similarity("ab", "cd", "word2vec"), encoder.Similarity("ab", "cd", "fasttext"));
    }

    [Theory]
    [InlineData("small")]
    [InlineData("medium")]
    [InlineData("large")]
    [InlineData("positional")]
    public void Architecture_and_heads_come_back(string name)
    {
        EncoderArchitecture architecture = name switch
        {
            "small" => EncoderArchitecture.Small,
            "medium" => EncoderArchitecture.Medium,
            "large" => EncoderArchitecture.Large,
            _ => TestEncoders.Architecture,
        };
        DistillEmbEncoder encoder = TestEncoders.Create(architecture, [.. Shared, new EncoderHead("third", 10, 4)]);
        DistillEmbEncoder loaded = EncoderBytes.Load(EncoderBytes.Save(encoder));
        Assert.Equal(name, loaded.Architecture.Name);
        Assert.Equal(14, loaded.VectorSize);
        Assert.Equal([("word2vec", 0, 10), ("fasttext", 0, 10), ("third", 10, 4)], loaded.Heads.Select(head => (head.Name, head.Offset, head.Dimension)));
        Assert.Equal(encoder.Embed("ab\u1200"), loaded.Embed("ab\u1200"));
    }

    [Fact]
    public void Only_a_file_with_a_shared_part_asks_for_a_reader_that_knows_it()
    {
        Assert.DoesNotContain(EncoderBytes.Split(EncoderBytes.Save(TestEncoders.Create())), section => section.Name == "OFFS");
        Assert.Contains(EncoderBytes.Split(EncoderBytes.Save(TestEncoders.Create(EncoderArchitecture.Small, Shared))), section => section.Name == "OFFS");
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(0, -10)]
    [InlineData(0, 11)]
    [InlineData(3, 0)]
    public void Offsets_that_make_no_sense_are_refused(int first, int second)
    {
        byte[] saved = EncoderBytes.Save(TestEncoders.Create(EncoderArchitecture.Small, Shared));
        byte[] changed = EncoderBytes.Change(saved, "OFFS", _ => [.. BitConverter.GetBytes(first), .. BitConverter.GetBytes(second)]);
        Assert.Contains("section 'OFFS', head '", Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(changed)).Message);
    }

    [Fact]
    public void Slots_of_a_shared_part_are_named_after_all_its_teachers()
    {
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable([new Row { Token = "ab" }]);
        DistillEmbEncoder encoder = TestEncoders.Create(EncoderArchitecture.Small, [.. Shared, new EncoderHead("third", 10, 2)]);
        Assert.Equal(["word2vec+fasttext.0", "word2vec+fasttext.9", "third.0", "third.1"], Slots(null).Where((_, i) => i is 0 or > 8));
        Assert.Equal("fasttext.9", Slots("fasttext")[^1]);

        string[] Slots(string? head)
        {
            IDataView output = mlContext.Transforms.ApplyDistillEmb("Vector", encoder, "Token", DistillEmbOutput.Average, head).Fit(data).Transform(data);
            VBuffer<ReadOnlyMemory<char>> names = default;
            output.Schema["Vector"].GetSlotNames(ref names);
            return [.. names.DenseValues().Select(name => name.ToString())];
        }
    }

    private sealed class Row
    {
        public string Token { get; set; } = "";
    }
}
