using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Training returns, and judges, the encoder as it will be stored.</summary>
public sealed class WeightPrecisionTests
{
    [Theory]
    [InlineData(WeightPrecision.Float16)]
    [InlineData(WeightPrecision.Int8)]
    public void Training_rounds_the_encoder_and_nothing_else(WeightPrecision precision)
    {
        DistillEmbEncoder whole = Train(WeightPrecision.Float32, epochs: 1, out _);
        DistillEmbEncoder rounded = Train(precision, epochs: 1, out _);
        Assert.Equal(WeightPrecision.Float32, whole.Precision);
        Assert.Equal(precision, rounded.Precision);
        string[] words = [.. TinyDistillation.Language.Words.Take(50)];
        Assert.Equal(whole.WithPrecision(precision).Embed(words), rounded.Embed(words));
        Assert.NotEqual(whole.Embed(words), rounded.Embed(words));
    }

    [Fact]
    public void An_epoch_is_judged_by_the_rounded_encoder()
    {
        DistillEmbEncoder encoder = Train(WeightPrecision.Int8, epochs: 2, out ProgressRecord record);
        RetrievalMetrics judged = Assert.Single(record.Epochs.Last(report => report.IsBest).Dev!);
        RetrievalMetrics actual = Assert.Single(new RetrievalEvaluator(TeacherVocabulary.Load([TinyDistillation.First])).Evaluate(encoder, WordSubset.Dev));
        Assert.Equal(actual.MeanCosine, judged.MeanCosine);
        Assert.Equal(actual.CenteredCosine, judged.CenteredCosine);
    }

    private static DistillEmbEncoder Train(WeightPrecision precision, int epochs, out ProgressRecord record)
    {
        DistillEmbOptions options = TinyDistillation.Options();
        record = new ProgressRecord();
        (options.WeightPrecision, options.Epochs, options.Progress) = (precision, epochs, record);
        return TinyDistillation.Fit(options).Encoder;
    }
}
