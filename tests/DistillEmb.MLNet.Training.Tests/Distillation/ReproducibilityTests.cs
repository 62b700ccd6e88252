using System.Globalization;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>The same seed and number of threads give the same file to the byte.</summary>
public sealed class ReproducibilityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_runs_with_one_seed_give_the_same_bytes(int threads)
    {
        byte[] first = Train(seed: 3, threads);
        Assert.Equal(first, Train(seed: 3, threads));
        Assert.NotEqual(first, Train(seed: 4, threads));
    }

    [Fact]
    public void The_seed_of_the_context_is_taken_where_the_options_have_none()
    {
        byte[] expected = Train(seed: 5, threads: 1);
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        options.Seed = null;
        DistillEmbTransformer transformer = TinyDistillation.Fit(options, new MLContext(seed: 5));
        Assert.Equal("5", transformer.Encoder.Properties["seed"]);
        Assert.Equal(expected, TinyDistillation.Bytes(transformer));
        options.Seed = 6;
        Assert.Equal("6", TinyDistillation.Fit(options, new MLContext(seed: 5)).Encoder.Properties["seed"]);
    }

    [Fact]
    public void Without_any_seed_two_runs_differ()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        options.Seed = null;
        Assert.NotEqual(TinyDistillation.Fit(options).Encoder.Properties["seed"], TinyDistillation.Fit(options).Encoder.Properties["seed"]);
    }

    [Fact]
    public void Another_culture_gives_the_same_bytes()
    {
        byte[] expected = Train(seed: 3, threads: 1);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("fr-FR");
            Assert.Equal(expected, Train(seed: 3, threads: 1));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static byte[] Train(int seed, int threads)
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        (options.Seed, options.Threads) = (seed, threads);
        return TinyDistillation.Bytes(TinyDistillation.Fit(options));
    }
}
