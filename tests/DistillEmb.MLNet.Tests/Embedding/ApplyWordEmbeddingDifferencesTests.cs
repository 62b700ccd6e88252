using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>What docs/drop-in.md says of ML.NET's own word embedding, held to what it does.</summary>
public sealed class ApplyWordEmbeddingDifferencesTests : IDisposable
{
    private readonly string _vectorFile = Path.Combine(Path.GetTempPath(), $"distillemb-{Guid.NewGuid():N}.vec");
    private readonly MLContext _mlContext = new();

    public void Dispose() => File.Delete(_vectorFile);

    [Fact]
    public void Case_counts_in_both()
    {
        Write("Selam 1 2", "alem 3 4", "SELAM 5 6");
        Assert.Equal(1, Theirs(_mlContext, "Selam")[0]);
        Assert.Equal(5, Theirs(_mlContext, "SELAM")[0]);
        Assert.Equal(float.MaxValue, Theirs(_mlContext, "selam")[0]);
        DistillEmbEncoder encoder = TestEncoders.Create();
        Assert.NotEqual(encoder.Embed("selam"), encoder.Embed("Selam"));
    }

    [Fact]
    public void Theirs_tells_Unicode_forms_apart_and_ours_does_not()
    {
        Write("caf\u00E9 1 2", "alem 3 4");
        Assert.Equal(1, Theirs(_mlContext, "caf\u00E9")[0]);
        Assert.Equal(float.MaxValue, Theirs(_mlContext, "cafe\u0301")[0]);
        DistillEmbEncoder encoder = TestEncoders.Create();
        Assert.Equal(encoder.Embed("caf\u00E9"), encoder.Embed("cafe\u0301"));
    }

    [Fact]
    public void Unknown_words_are_left_out_of_theirs()
    {
        Write("selam 1 2", "alem 3 4");
        Assert.Equal([1, 2, 2, 3, 3, 4], Theirs(_mlContext, "selam", "neverseen", "alem", ""));
    }

    [Fact]
    public void A_header_is_passed_over_and_of_a_repeated_word_the_first_line_counts()
    {
        Write("3 2", "selam 1 2", "alem 3 4", "selam 9 9");
        Assert.Equal([1, 2, 1, 2, 1, 2], Theirs(_mlContext, "selam"));
        Assert.Equal(float.MaxValue, Theirs(_mlContext, "3")[0]);
    }

    // The file is remembered by its path for as long as a model of it lives.
    [Fact]
    public void A_file_that_changed_is_not_read_again_by_theirs()
    {
        Write("selam 1 2", "alem 3 4");
        IDataView data = TransformerRow.View(_mlContext, "selam");
        ITransformer alive = _mlContext.Transforms.Text.ApplyWordEmbedding("V", _vectorFile, "Tokens").Fit(data);
        Write("selam 5 6", "alem 7 8");
        Assert.Equal(1, Theirs(new MLContext(), "selam")[0]);
        GC.KeepAlive(alive);
    }

    [Theory]
    [InlineData("", 1.5f)]
    [InlineData("fr-FR", float.MaxValue)]
    public void Theirs_reads_numbers_as_the_culture_writes_them(string culture, float expected)
    {
        Write("selam 1.5 2.5", "alem 3.5 4.5");
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Theirs(_mlContext, "selam")[0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Theirs_has_no_slot_names()
    {
        Write("selam 1 2", "alem 3 4");
        IDataView data = TransformerRow.View(_mlContext, "selam");
        Assert.False(_mlContext.Transforms.Text.ApplyWordEmbedding("V", _vectorFile, "Tokens").Fit(data).Transform(data).Schema["V"].HasSlotNames());
        Assert.True(_mlContext.Transforms.ApplyDistillEmb("V", TestEncoders.Create(), "Tokens").Fit(data).Transform(data).Schema["V"].HasSlotNames());
    }

    [Fact]
    public void A_text_column_is_refused_by_theirs_and_one_token_to_ours()
    {
        Write("selam 1 2", "alem 3 4");
        IDataView data = TransformerRow.View(_mlContext, TransformerRow.Various);
        Assert.ThrowsAny<Exception>(() => _mlContext.Transforms.Text.ApplyWordEmbedding("V", _vectorFile, "Word").Fit(data).Transform(data));
        Assert.NotEmpty(TransformContract.Rows(_mlContext.Transforms.ApplyDistillEmb("V", TestEncoders.Create(), "Word").Fit(data).Transform(data), "V"));
    }

    private float[] Theirs(MLContext mlContext, params string[] tokens)
    {
        IDataView data = TransformerRow.View(mlContext, tokens);
        return Assert.Single(TransformContract.Rows(mlContext.Transforms.Text.ApplyWordEmbedding("V", _vectorFile, "Tokens").Fit(data).Transform(data), "V"));
    }

    private void Write(params string[] lines) => File.WriteAllLines(_vectorFile, lines);
}
