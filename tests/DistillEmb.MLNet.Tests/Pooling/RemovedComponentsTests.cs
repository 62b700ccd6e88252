using Xunit;

namespace DistillEmb.MLNet.Tests.Pooling;

/// <summary>Rows without what they have in common.</summary>
public class RemovedComponentsTests
{
    private const float Tolerance = 1e-5f;

    // Two numbers a vector: the direction is known in closed form.
    private static readonly DistillEmbEncoder Flat = TestEncoders.Create(TestEncoders.Architecture, [new EncoderHead("flat", 0, 2)], normalizeHeads: false);

    [Theory]
    [InlineData(TokenWeighting.None)]
    [InlineData(TokenWeighting.InverseFrequency)]
    public void The_first_singular_vector_of_the_averages_is_removed(TokenWeighting weighting)
    {
        double[][] averages = [.. PoolingRows.Apply(PoolingRows.Fit(PoolingRows.Options(weighting, encoder: Flat), PoolingRows.Some), PoolingRows.Some)
            .Select(row => row.Select(number => (double)number).ToArray())];
        double angle = Math.Atan2(2 * averages.Sum(row => row[0] * row[1]), averages.Sum(row => row[0] * row[0]) - averages.Sum(row => row[1] * row[1])) / 2;
        (double x, double y) = (Math.Cos(angle), Math.Sin(angle));

        DistillEmbTransformer transformer = PoolingRows.Fit(PoolingRows.Options(weighting, 1, encoder: Flat), PoolingRows.Some);
        Assert.Equal((weighting, 1), (transformer.Weighting, transformer.RemovedComponents));
        float[][] rows = PoolingRows.Apply(transformer, PoolingRows.Some);
        foreach ((double[] average, float[] row) in averages.Zip(rows))
        {
            double part = (average[0] * x) + (average[1] * y);
            Assert.Equal(average[0] - (part * x), row[0], Tolerance);
            Assert.Equal(average[1] - (part * y), row[1], Tolerance);
        }

        Assert.Contains(rows[0], number => MathF.Abs(number) > 100 * Tolerance);
    }

    [Fact]
    public void Minimum_and_maximum_stay()
    {
        float[][] plain = PoolingRows.Apply(PoolingRows.Fit(PoolingRows.Options(output: DistillEmbOutput.MinAverageMax), PoolingRows.Some), PoolingRows.Some);
        float[][] removed = PoolingRows.Apply(PoolingRows.Fit(PoolingRows.Options(components: 2, output: DistillEmbOutput.MinAverageMax), PoolingRows.Some), PoolingRows.Some);
        float[][] averages = PoolingRows.Apply(PoolingRows.Fit(PoolingRows.Options(components: 2), PoolingRows.Some), PoolingRows.Some);
        Assert.Equal(plain.Select(row => row[..16]), removed.Select(row => row[..16]));
        Assert.Equal(plain.Select(row => row[32..]), removed.Select(row => row[32..]));
        Assert.Equal(averages, removed.Select(row => row[16..32]));
        Assert.NotEqual(plain[0][16..32], averages[0]);
        Assert.Equal(new float[16], averages[2]); // The row without tokens.
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Rows_that_are_all_equal_become_nearly_zero_and_stay_finite(int components)
    {
        string[][] equal = [.. Enumerable.Repeat<string[]>(["the", "cat", "sat"], 20)];
        DistillEmbTransformer transformer = PoolingRows.Fit(PoolingRows.Options(TokenWeighting.InverseFrequency, components), equal);
        Assert.Equal(1, transformer.RemovedComponents);
        float[][] rows = PoolingRows.Apply(transformer, [["the", "cat", "sat"], ["unseen", "word"], []]);
        Assert.All(rows[0], number => Assert.Equal(0f, number, Tolerance));
        Assert.All(rows[1], number => Assert.True(float.IsFinite(number)));
        Assert.Contains(rows[1], number => MathF.Abs(number) > 0.01f);
        Assert.Equal(new float[16], rows[2]);
    }

    [Fact]
    public void One_row_is_enough_and_empty_ones_beside_it_say_nothing()
    {
        string[][] one = [["the", "cat"]];
        string[][] among = [[], ["the", "cat"], ["", ""], []];
        DistillEmbTransformer transformer = PoolingRows.Fit(PoolingRows.Options(components: 2), one);
        Assert.Equal(1, transformer.RemovedComponents);
        Assert.Equal(PoolingRows.Apply(transformer, PoolingRows.Some), PoolingRows.Apply(PoolingRows.Fit(PoolingRows.Options(components: 2), among), PoolingRows.Some));
        Assert.All(PoolingRows.Apply(transformer, one)[0], number => Assert.Equal(0f, number, Tolerance));
    }

    [Fact]
    public void Components_are_those_of_the_fitted_rows_not_of_the_applied_ones()
    {
        DistillEmbTransformer transformer = PoolingRows.Fit(PoolingRows.Options(TokenWeighting.InverseDocumentFrequency, 1), PoolingRows.Some);
        float[][] together = PoolingRows.Apply(transformer, [["unseen", "the"], ["other", "words"]]);
        Assert.Equal(together[1], Assert.Single(PoolingRows.Apply(transformer, [["other", "words"]])));
    }

    [Fact]
    public void The_cache_does_not_change_a_bit()
    {
        ApplyDistillEmbOptions options = PoolingRows.Options(TokenWeighting.InverseFrequency, 2);
        float[][] cached = PoolingRows.Apply(PoolingRows.Fit(options, PoolingRows.Some), PoolingRows.Some);
        options.CacheMegabytes = 0;
        DistillEmbTransformer without = PoolingRows.Fit(options, PoolingRows.Some);
        Assert.Equal(0, without.CacheMegabytes);
        Assert.Equal(cached, PoolingRows.Apply(without, PoolingRows.Some));
    }
}
