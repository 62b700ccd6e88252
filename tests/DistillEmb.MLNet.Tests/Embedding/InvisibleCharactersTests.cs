using DistillEmb.Encoder;
using DistillEmb.MLNet.Tests.Sequences;
using DistillEmb.Pooling;
using DistillEmb.Sequences;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>Invisible characters do not change a word, nor does its Unicode form: in every way in which words are encoded or compared.</summary>
public class InvisibleCharactersTests
{
    private const string Sound = "ሰላም";

    public static TheoryData<string> Spellings => ["\u200Bሰላም", "ሰላ\uFEFFም", "ሰላም\u00AD", "ሰ\u200Eላም", "\u2066ሰላም\u2069\u200D"];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void The_vector_is_that_of_the_word(string spelling)
    {
        DistillEmbEncoder encoder = TestEncoders.Create();
        Assert.Equal(encoder.Embed(Sound), encoder.Embed(spelling));
        Assert.Equal(encoder.EncodeCharacters([Sound]), encoder.EncodeCharacters([spelling]));
        DistillEmbEncoder exact = TestEncoders.WithExactWords(encoder, "ቤት", Sound);
        Assert.NotEqual(encoder.Embed(Sound), exact.Embed(Sound));
        Assert.Equal(exact.Embed(Sound), exact.Embed(spelling));
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void So_are_the_character_ids_of_a_column(string spelling)
    {
        var mlContext = new MLContext();
        IDataView ids = mlContext.Transforms.DistillEmbCharacters("Ids", TestEncoders.Create(), "Word")
            .Fit(mlContext.Data.LoadFromEnumerable(new[] { new Row() }))
            .Transform(mlContext.Data.LoadFromEnumerable(new[] { new Row { Word = Sound }, new Row { Word = spelling } }));
        VBuffer<long>[] rows = [.. ids.GetColumn<VBuffer<long>>("Ids")];
        Assert.Equal(rows[0].DenseValues().ToArray(), rows[1].DenseValues().ToArray());
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void So_is_what_taggers_and_averages_know_of_it(string spelling)
    {
        Assert.Equal(1, FrequentWords.Of([Sound]).RowOf(spelling));
        Assert.Equal(1, FrequentWords.Of([spelling]).RowOf(Sound));
        Assert.Equal(TestShapes.Of(Sound), TestShapes.Of(spelling));
        var census = new TokenCensus();
        census.Add([Sound.AsMemory(), spelling.AsMemory()]);
        Assert.Equal(2, Assert.Single(census.Words).Value.Tokens);
    }

    [Fact]
    public void A_word_of_nothing_else_has_the_vector_zero() => Assert.All(TestEncoders.Create().Embed("\u200B\u200D\uFEFF"), value => Assert.Equal(0f, value));

    // A model of before may have been taught such a spelling.
    [Fact]
    public void An_exact_word_that_was_stored_with_them_is_found_by_its_own_spelling()
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes("a\u200Bb");
        Assert.Null(ExactWordIndex.FaultOf(utf8, [utf8.Length]));
        Assert.Equal(0, new ExactWordIndex(utf8, [utf8.Length]).Find("a\u200Bb"));
    }

    [Fact]
    public void Lists_of_words_hold_each_once_and_leave_a_word_out_in_every_spelling()
    {
        WordIndex index = TestEncoders.Create().CreateIndex(["caf\u00E9", "cafe\u0301", "caf\u00E9\u200B", "other"]);
        Assert.Equal(2, index.Count);
        Assert.Equal("other", Assert.Single(index.FindNeighbors("cafe\u0301\u00AD")).Word);
        Assert.Equal("other", Assert.Single(index.FindNeighbors("caf\u00E9")).Word);
    }

    [Fact]
    public void Exported_vectors_have_each_word_once()
    {
        string path = Path.GetTempFileName();
        try
        {
            Assert.Equal(new VectorExport(2, 2, 1), TestEncoders.Create().ExportVectors(["caf\u00E9", "cafe\u0301", "\u200Bcaf\u00E9", "other", "\u200B"], path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Row
    {
        public string Word { get; set; } = "";
    }
}
