using Xunit;

namespace DistillEmb.MLNet.Tests.Pooling;

/// <summary>The average of a row by the weights of its tokens, calculated by hand.</summary>
public class TokenWeightingTests
{
    private const float Tolerance = 1e-6f;

    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();

    // 14 tokens: 5 "the", 2 "cat", 2 "sat", 2 "été" in two spellings; "dog" and "bird" once, and "a".
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.25)]
    public void Inverse_frequency_is_a_over_a_plus_p(double a)
    {
        ApplyDistillEmbOptions options = PoolingRows.Options(TokenWeighting.InverseFrequency);
        options.FrequencyConstant = a;
        DistillEmbTransformer transformer = PoolingRows.Fit(options, PoolingRows.Some);
        Assert.Equal((TokenWeighting.InverseFrequency, 0), (transformer.Weighting, transformer.RemovedComponents));
        float[][] rows = PoolingRows.Apply(transformer, [["the", "", "the", "cat", "\u00E9t\u00E9", "unseen"], ["dog"], ["unseen", "neverseen"]]);
        double P(int count) => a / (a + (count / 14.0));
        AssertNear(PoolingRows.Average(Encoder, ("the", P(5)), ("the", P(5)), ("cat", P(2)), ("\u00E9t\u00E9", P(2)), ("unseen", 1)), rows[0]);
        AssertNear(PoolingRows.Average(Encoder, ("dog", 1)), rows[1]);
        AssertNear(PoolingRows.Average(Encoder, ("unseen", 1), ("neverseen", 1)), rows[2]);
    }

    // Of four rows with tokens, "the" is in all, "cat", "sat" and "été" in two, the others in one.
    [Fact]
    public void Inverse_document_frequency_is_the_smoothed_logarithm_of_rows()
    {
        DistillEmbTransformer transformer = PoolingRows.Fit(PoolingRows.Options(TokenWeighting.InverseDocumentFrequency), PoolingRows.Some);
        Assert.Equal(TokenWeighting.InverseDocumentFrequency, transformer.Weighting);
        float[] row = Assert.Single(PoolingRows.Apply(transformer, [["the", "sat", "\u00E9te\u0301", "dog", "unseen", "the"]]));
        (double all, double two, double one) = (1, Math.Log(5 / 3.0) + 1, Math.Log(5 / 2.0) + 1);
        AssertNear(PoolingRows.Average(Encoder, ("the", all), ("sat", two), ("\u00E9t\u00E9", two), ("dog", one), ("unseen", one), ("the", all)), row);
    }

    [Theory]
    [InlineData(TokenWeighting.InverseFrequency)]
    [InlineData(TokenWeighting.InverseDocumentFrequency)]
    public void Minimum_and_maximum_stay_and_the_average_stands_between_them(TokenWeighting weighting)
    {
        float[][] plain = PoolingRows.Apply(PoolingRows.Fit(PoolingRows.Options(output: DistillEmbOutput.MinAverageMax), PoolingRows.Some), PoolingRows.Some);
        float[][] weighted = PoolingRows.Apply(PoolingRows.Fit(PoolingRows.Options(weighting, output: DistillEmbOutput.MinAverageMax), PoolingRows.Some), PoolingRows.Some);
        float[][] averages = PoolingRows.Apply(PoolingRows.Fit(PoolingRows.Options(weighting), PoolingRows.Some), PoolingRows.Some);
        for (int row = 0; row < plain.Length; row++)
        {
            Assert.Equal(plain[row][..16], weighted[row][..16]);
            Assert.Equal(plain[row][32..], weighted[row][32..]);
            Assert.Equal(averages[row], weighted[row][16..32]);
            for (int i = 0; i < 16; i++) Assert.InRange(averages[row][i], plain[row][i] - Tolerance, plain[row][32 + i] + Tolerance);
        }

        Assert.NotEqual(plain[0][16..32], weighted[0][16..32]);
    }

    [Theory]
    [InlineData(TokenWeighting.InverseFrequency)]
    [InlineData(TokenWeighting.InverseDocumentFrequency)]
    public void Rows_without_tokens_are_zeros(TokenWeighting weighting)
    {
        float[][] rows = PoolingRows.Apply(PoolingRows.Fit(PoolingRows.Options(weighting), PoolingRows.Some), [[], ["", ""], ["the", "the"]]);
        Assert.Equal([new float[16], new float[16]], rows[..2]);
        AssertNear(PoolingRows.Average(Encoder, ("the", 1)), rows[2]);
    }

    [Fact]
    public void One_head_is_weighted_as_all_of_them()
    {
        ApplyDistillEmbOptions options = PoolingRows.Options(TokenWeighting.InverseFrequency);
        float[][] all = PoolingRows.Apply(PoolingRows.Fit(options, PoolingRows.Some), PoolingRows.Some);
        options.Head = "fasttext";
        Assert.Equal(all.Select(row => row[10..]), PoolingRows.Apply(PoolingRows.Fit(options, PoolingRows.Some), PoolingRows.Some));
    }

    private static void AssertNear(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }
}
