using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class TransformerPoolingTests
{
    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();

    [Theory]
    [InlineData("selam")]
    [InlineData("selam", "alem")]
    [InlineData("selam", "alem", "ሰላም", "漢字", "z")]
    public void A_row_is_the_minimum_average_and_maximum_of_its_tokens(params string[] tokens)
    {
        float[][] vectors = [.. tokens.Select(token => Encoder.Embed(token))];
        float[] expected = [.. Column(vectors, Enumerable.Min), .. Column(vectors, Average), .. Column(vectors, Enumerable.Max)];
        Assert.Equal(expected, Row(DistillEmbOutput.MinAverageMax, null, tokens));
        Assert.Equal(Column(vectors, Average), Row(DistillEmbOutput.Average, null, tokens));
    }

    [Theory]
    [InlineData("word2vec", 0, 10)]
    [InlineData("fasttext", 10, 6)]
    public void One_head_is_its_part_of_all_heads(string head, int offset, int dimension)
    {
        string[] tokens = ["selam", "alem", "ሰላም"];
        float[] all = Row(DistillEmbOutput.MinAverageMax, null, tokens);
        float[] expected = [.. Enumerable.Range(0, 3).SelectMany(statistic => all.AsSpan((statistic * Encoder.VectorSize) + offset, dimension).ToArray())];
        Assert.Equal(expected, Row(DistillEmbOutput.MinAverageMax, head, tokens));
        Assert.Equal(expected[dimension..(2 * dimension)], Row(DistillEmbOutput.Average, head, tokens));
        Assert.Equal(tokens.SelectMany(token => Encoder.Embed(token).AsSpan(offset, dimension).ToArray()), Row(DistillEmbOutput.Tokens, head, tokens));
    }

    [Fact]
    public void A_repeated_token_counts_each_time()
    {
        float[] once = Encoder.Embed("selam");
        float[] other = Encoder.Embed("alem");
        Assert.Equal(Column([once, once, other], Average), Row(DistillEmbOutput.Average, null, "selam", "selam", "alem"));
        Assert.Equal([.. once, .. other, .. once], Row(DistillEmbOutput.Tokens, null, "selam", "alem", "selam"));
        Assert.NotEqual(Row(DistillEmbOutput.Average, null, "selam", "alem"), Row(DistillEmbOutput.Average, null, "selam", "selam", "alem"));
    }

    [Fact]
    public void Spellings_of_one_character_are_one_token()
    {
        Assert.Equal(Encoder.Embed("\u1EB9\u0301a"), Row(DistillEmbOutput.Average, null, "e\u0323\u0301a"));
        Assert.Equal(Row(DistillEmbOutput.MinAverageMax, null, "\u00E9", "\u00E9"), Row(DistillEmbOutput.MinAverageMax, null, "e\u0301", "\u00E9"));
    }

    [Theory]
    [InlineData(DistillEmbOutput.MinAverageMax)]
    [InlineData(DistillEmbOutput.Average)]
    public void Empty_tokens_are_left_out_of_pooling(DistillEmbOutput form) =>
        Assert.Equal(Row(form, null, "selam", "alem"), Row(form, null, "", "selam", "", "", "alem", ""));

    [Fact]
    public void Empty_tokens_are_zeros_among_the_tokens()
    {
        float[] zeros = new float[Encoder.VectorSize];
        Assert.Equal([.. zeros, .. Encoder.Embed("selam"), .. zeros], Row(DistillEmbOutput.Tokens, null, "", "selam", ""));
    }

    [Theory]
    [InlineData(DistillEmbOutput.MinAverageMax, 48)]
    [InlineData(DistillEmbOutput.Average, 16)]
    [InlineData(DistillEmbOutput.Tokens, 0)]
    public void A_row_without_tokens_gives_zeros(DistillEmbOutput form, int size) => Assert.Equal(new float[size], Row(form, null));

    [Fact]
    public void A_row_after_a_longer_one_keeps_nothing_of_it()
    {
        var mlContext = new MLContext();
        IDataView data = TransformerRow.View(
            mlContext,
            new TransformerRow { Tokens = [.. Enumerable.Range(0, 500).Select(i => $"word{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}")] },
            new TransformerRow(),
            new TransformerRow { Tokens = ["selam"] });
        float[][] rows = TransformContract.Rows(mlContext.Transforms.ApplyDistillEmb("Vectors", Encoder, "Tokens").Fit(data).Transform(data), "Vectors");
        float[] one = Encoder.Embed("selam");
        Assert.Equal([new float[48], [.. one, .. one, .. one]], rows[1..]);
    }

    [Fact]
    public void A_text_column_is_one_token()
    {
        var mlContext = new MLContext();
        IDataView data = TransformerRow.View(mlContext, TransformerRow.Various);
        IDataView output = mlContext.Transforms.ApplyDistillEmb("Vectors", Encoder, "Word", DistillEmbOutput.Tokens).Fit(data).Transform(data);
        Assert.Equal(TransformerRow.Various.Select(row => Encoder.Embed(row.Word)), TransformContract.Rows(output, "Vectors"));
    }

    // The exact ones first, last, alone, repeated, and beside words that read the same to the network.
    [Theory]
    [InlineData("exact")]
    [InlineData("exact", "selam")]
    [InlineData("selam", "exact", "alem", "exact")]
    [InlineData("", "exact", "averylongwordthat", "averylongwordthatiscutoff", "averylongwordthatis", "", "ሰላም")]
    public void Exact_words_and_others_are_mixed_in_a_row(params string[] tokens)
    {
        DistillEmbEncoder mixed = TestEncoders.WithExactWords(Encoder, "exact", "averylongwordthatiscutoff", "ሰላም");
        float[][] all = [.. tokens.Select(token => mixed.Embed(token))];
        float[][] pooled = [.. tokens.Where(token => token.Length > 0).Select(token => mixed.Embed(token))];
        Assert.Equal(all.SelectMany(vector => vector), Row(mixed, DistillEmbOutput.Tokens, null, tokens));
        Assert.Equal(all.SelectMany(vector => vector[10..]), Row(mixed, DistillEmbOutput.Tokens, "fasttext", tokens));
        Assert.Equal(Column(pooled, Average), Row(mixed, DistillEmbOutput.Average, null, tokens));
        Assert.Equal([.. Column(pooled, Enumerable.Min), .. Column(pooled, Average), .. Column(pooled, Enumerable.Max)], Row(mixed, DistillEmbOutput.MinAverageMax, null, tokens));
        Assert.NotEqual(Row(DistillEmbOutput.Average, null, tokens), Row(mixed, DistillEmbOutput.Average, null, tokens));
    }

    private static float[] Row(DistillEmbOutput form, string? head, params string[] tokens) => Row(Encoder, form, head, tokens);

    private static float[] Row(DistillEmbEncoder encoder, DistillEmbOutput form, string? head, params string[] tokens)
    {
        var mlContext = new MLContext();
        IDataView data = TransformerRow.View(mlContext, tokens);
        return Assert.Single(TransformContract.Rows(mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens", form, head).Fit(data).Transform(data), "Vectors"));
    }

    private static float[] Column(float[][] vectors, Func<IEnumerable<float>, float> statistic) =>
        [.. Enumerable.Range(0, vectors[0].Length).Select(i => statistic(vectors.Select(vector => vector[i])))];

    // In single precision and in the order of the tokens, unlike Enumerable.Average.
    private static float Average(IEnumerable<float> numbers) => numbers.Aggregate(0f, (sum, number) => sum + number) / numbers.Count();
}
