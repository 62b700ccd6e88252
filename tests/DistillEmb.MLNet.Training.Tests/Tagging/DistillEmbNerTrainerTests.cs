using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Sequences;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Tagging;

public sealed class DistillEmbNerTrainerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void Names_are_learnt_and_found_in_other_sentences()
    {
        IDataView train = TaggedSample.Read(_mlContext, "train", 700);
        IDataView test = TaggedSample.Read(_mlContext, "test", 100);
        var reports = new List<SentenceTrainingProgress>();
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 10);
        options.ValidationSet = TaggedSample.Read(_mlContext, "dev", 60);
        options.Progress = new SentenceReports(reports);
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Label").Append(_mlContext.MulticlassClassification.Trainers.DistillEmbNer(options));
        ITransformer model = pipeline.Fit(train);
        NerMetrics metrics = _mlContext.MulticlassClassification.EvaluateNer(model.Transform(test));
        Assert.True(metrics.F1 > 0.5, metrics.ToString());

        SentenceTrainingProgress[] epochs = [.. reports.Where(report => report.ValidationScore is not null)];
        Assert.Equal(Enumerable.Range(1, 10), epochs.Select(report => report.Epoch));
        Assert.True(epochs[^1].Loss < epochs[0].Loss / 2);

        // The best epoch is the one that is kept.
        double kept = _mlContext.MulticlassClassification.EvaluateNer(model.Transform(options.ValidationSet)).F1;
        Assert.Equal(epochs.Max(report => report.ValidationScore!.Value), kept, 12);
        Assert.Equal(epochs.First(report => report.ValidationScore == kept).Epoch, epochs.Last(report => report.IsBest).Epoch);
    }

    // A decay of more than the whole weight at every step: weights grow until they are no numbers any more, some epochs later.
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void A_training_that_diverges_after_good_epochs_gives_the_best_of_them(int validationRows)
    {
        List<string> warnings = TaggedSample.Warnings(_mlContext);
        var reports = new List<SentenceTrainingProgress>();
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 100);
        (options.LearningRate, options.EncoderLearningRate, options.WeightDecay, options.Progress) = (0.1, 0.1, 100, new SentenceReports(reports));
        if (validationRows > 0) options.ValidationSet = TaggedSample.Read(_mlContext, "dev", validationRows);
        IDataView data = TaggedSample.Read(_mlContext, "train", 30);
        DistillEmbNerTransformer model = Fit(options, data);
        Assert.False(double.IsFinite(reports[^1].Loss));
        Assert.InRange(reports[^1].Epoch, 2, 99);
        int best = reports.Last(report => report.IsBest).Epoch;
        Assert.Equal($"Training diverged in epoch {reports[^1].Epoch}: the model is the best so far, of epoch {best}. Lower LearningRate, now 0.1, or EncoderLearningRate.", Assert.Single(warnings, warning => warning.Contains("diverged", StringComparison.Ordinal)));
        Assert.NotEmpty(TaggedSample.Save(_mlContext, model, data));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_seed_gives_the_same_bytes(int threads)
    {
        IDataView data = TaggedSample.Read(_mlContext, "train", 30);
        DistillEmbNerOptions options = TaggedSample.Options();
        (options.Threads, options.WordTableSize, options.AverageWeights) = (threads, 20, true);
        byte[] first = TaggedSample.Save(_mlContext, Fit(options, data), data);
        Assert.Equal(first, TaggedSample.Save(_mlContext, Fit(options, data), data));
        options.Seed = 2;
        Assert.NotEqual(first, TaggedSample.Save(_mlContext, Fit(options, data), data));
    }

    [Fact]
    public void A_frozen_encoder_stays_as_it_is_and_another_is_trained()
    {
        IDataView data = TaggedSample.Read(_mlContext, "train", 20);
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1);
        options.WeightPrecision = WeightPrecision.Float32;
        DistillEmbEncoder encoder = Fit(options, data).Encoder;
        float[] before = encoder.Embed("ኢትዮጵያ");
        (options.Encoder, options.FreezeEncoder) = (encoder, true);
        Assert.Same(encoder, Fit(options, data).Encoder);
        options.FreezeEncoder = false;
        DistillEmbEncoder tuned = Fit(options, data).Encoder;
        Assert.NotEqual(before, tuned.Embed("ኢትዮጵያ"));
        Assert.Equal(before, encoder.Embed("ኢትዮጵያ"));
        Assert.True(DistillEmbEncoder.Cosine(before, tuned.Embed("ኢትዮጵያ")) > 0.8f);
    }

    [Fact]
    public void What_the_estimator_promises_is_what_the_data_has()
    {
        IDataView data = TaggedSample.Read(_mlContext, "train", 10);
        DistillEmbNerTrainer trainer = _mlContext.MulticlassClassification.Trainers.DistillEmbNer(TaggedSample.Options(epochs: 1));
        SchemaShape promised = trainer.GetOutputSchema(data.Schema.ToShape());
        SchemaShape delivered = trainer.Fit(data).Transform(data).Schema.ToShape();
        foreach (string name in new[] { "PredictedLabel", "Confidence" })
        {
            SchemaShape.Column expected = Assert.Single(promised, column => column.Name == name);
            SchemaShape.Column actual = Assert.Single(delivered, column => column.Name == name);
            Assert.Equal((actual.Kind, actual.ItemType, actual.IsKey), (expected.Kind, expected.ItemType, expected.IsKey));
            Assert.Equal(actual.Annotations.Select(annotation => annotation.Name), expected.Annotations.Select(annotation => annotation.Name));
        }
    }

    [Fact]
    public void Cancelled_after_an_epoch_it_gives_the_best_so_far_and_before_one_it_throws()
    {
        IDataView data = TaggedSample.Read(_mlContext, "train", 20);
        using var stop = new CancellationTokenSource();
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1000);
        options.CancellationToken = stop.Token;
        var reports = new List<SentenceTrainingProgress>();
        options.Progress = new SentenceReports(reports, report =>
        {
            if (report.ValidationScore is not null && report.Epoch == 2) stop.Cancel();
        });
        Assert.NotNull(Fit(options, data));
        Assert.Equal(2, reports[^1].Epoch);
        Assert.Throws<OperationCanceledException>(() => Fit(options, data));
    }

    [Fact]
    public void Without_progress_training_ends_early()
    {
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 200);
        options.Patience = 2;
        options.LearningRate = 1e-9; // Nothing is learnt: no epoch is better than the first.
        var reports = new List<SentenceTrainingProgress>();
        options.Progress = new SentenceReports(reports);
        Fit(options, TaggedSample.Read(_mlContext, "train", 20));
        Assert.Equal(3, reports[^1].Epoch);
    }

    private DistillEmbNerTransformer Fit(DistillEmbNerOptions options, IDataView data) => _mlContext.MulticlassClassification.Trainers.DistillEmbNer(options).Fit(data);
}
