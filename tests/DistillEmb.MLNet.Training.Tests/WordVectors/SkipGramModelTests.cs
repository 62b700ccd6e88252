using DistillEmb.MLNet.SkipGram;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>The rearranged update is the plain one.</summary>
public sealed class SkipGramModelTests
{
    private const float Rate = 0.03f; // With few buckets, a mean moves by far more than its rows.
    private const string Text = "haha said the banana , haha said papaya\nthe banana and the papaya said haha haha\n";

    [Theory]
    [InlineData(0, 0, 5, 100, 1000)]
    [InlineData(1, 3, 5, 100, 1000)]
    [InlineData(1, 3, 5, 7, 3)] // Three buckets: each n-gram shares its row, and stands in a word several times.
    [InlineData(0, 0, 2, 16, 1000)]
    [InlineData(2, 4, 11, 33, 1000)]
    public void Training_moves_all_rows_as_a_plain_loop_does(int shortest, int longest, int negatives, int dimension, int buckets)
    {
        var options = new WordVectorOptions
        {
            ShortestNgram = shortest,
            LongestNgram = longest,
            Negatives = negatives,
            Dimension = dimension,
            Buckets = buckets,
            MinimumCount = 1,
            Subsampling = 0,
        };
        using NumberedCorpus corpus = NumberedCorpus.Read(new MemoryLines(Text), options, default);
        InputRows rows = InputRows.Of(corpus.Vocabulary, shortest, longest, buckets, default);
        Assert.Equal(buckets > 3, rows.IsExact);
        using var model = new SkipGramModel(rows, dimension);
        model.Initialize(1, default);
        for (int word = 0; word < rows.Words; word++) model.Input[word].CopyTo(model.Output[word]); // Zeros would hide much.
        var plain = new PlainSkipGram(model, rows);
        var draw = new WindowDraw(corpus.Vocabulary, options, 1);
        var batch = new WindowBatch(negatives + 1);
        byte[] buffer = [];
        int repeated = 0;
        for (int epoch = 1; epoch <= 20; epoch++)
        {
            draw.Fill(batch, corpus.Ids.Read(corpus.Ids[0], ref buffer), 0, epoch, _ => Rate);
            repeated += batch.Rows[..batch.RowCount].Count(row => row < 0);
            model.Train(batch);
            plain.Train(batch);
        }

        Assert.True(repeated > 0, "No word was drawn twice for a pair.");
        AssertNear(plain.Input, model.Input);
        AssertNear(plain.Output, model.Output);
        Assert.Equal(0, model.Input.Whole(0)[dimension..].ToArray().Sum(Math.Abs)); // What fills a row up stays zero.
    }

    [Fact]
    public void All_input_values_are_random_within_one_over_the_dimension_and_all_outputs_zero()
    {
        using NumberedCorpus corpus = NumberedCorpus.Read(new MemoryLines(Text), new WordVectorOptions { MinimumCount = 1 }, default);
        using var model = new SkipGramModel(InputRows.Of(corpus.Vocabulary, 3, 6, 1000, default), 50);
        model.Initialize(1, default);
        float[] values = [.. Enumerable.Range(0, model.Input.Rows).SelectMany(row => model.Input[row].ToArray())];
        Assert.DoesNotContain(0f, values);
        Assert.InRange(values.Max(), 0.019, 0.02);
        Assert.InRange(values.Min(), -0.02, -0.019);
        Assert.All(Enumerable.Range(0, model.Output.Rows), row => Assert.Equal(0, model.Output[row].ToArray().Sum(Math.Abs)));
    }

    [Theory]
    [InlineData(1e6f, true)]
    [InlineData(-1e6f, true)]
    [InlineData(1.0001e6f, false)]
    [InlineData(-1.0001e6f, false)]
    [InlineData(float.PositiveInfinity, false)]
    [InlineData(float.NaN, false)]
    public void A_value_beyond_those_of_models_is_out_of_bounds_wherever_it_stands(float value, bool isBounded)
    {
        using var matrix = new EmbeddingMatrix(3, 50);
        Assert.True(matrix.IsBounded());
        for (int place = 0; place < 50; place += 7)
        {
            matrix[2][place] = value;
            Assert.Equal(isBounded, matrix.IsBounded());
            matrix[2][place] = 0;
        }
    }

    private static void AssertNear(double[][] expected, EmbeddingMatrix actual)
    {
        for (int row = 0; row < expected.Length; row++)
        {
            for (int d = 0; d < expected[row].Length; d++) Assert.Equal(expected[row][d], actual[row][d], 1e-5);
        }
    }
}
