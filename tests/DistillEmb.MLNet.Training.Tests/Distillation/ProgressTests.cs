using Microsoft.ML;
using Microsoft.ML.Runtime;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>What training tells while it runs, and that the best epoch is the one that it returns.</summary>
public sealed class ProgressTests
{
    private const int Epochs = 8;

    private readonly ProgressRecord _record = new();
    private readonly List<(ChannelMessageKind Kind, string Text)> _log = [];
    private readonly DistillEmbTransformer _transformer;

    public ProgressTests()
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        (options.Epochs, options.Progress, options.LearningRate) = (Epochs, _record, 0.03);
        var mlContext = new MLContext();
        mlContext.Log += (_, message) =>
        {
            lock (_log) _log.Add((message.Kind, message.RawMessage));
        };
        _transformer = TinyDistillation.Fit(options, mlContext);
    }

    [Fact]
    public void Every_epoch_is_reported_once_with_dev_figures_of_every_teacher()
    {
        Assert.Equal(Enumerable.Range(1, Epochs), _record.Epochs.Select(report => report.Epoch));
        int devWords = TinyDistillation.Language.Vocabulary().WordsOf(WordSubset.Dev).Count();
        Assert.All(_record.Epochs, report =>
        {
            Assert.Equal(["first", "second"], report.Dev!.Select(metrics => metrics.Head));
            Assert.All(report.Dev!, metrics => Assert.Equal(devWords, metrics.Queries));
        });
        Assert.All(_record.Reports.Except(_record.Epochs), report => Assert.False(report.IsBest));
        Assert.True(_record.Reports.Count > Epochs, "Nothing was reported within an epoch.");
    }

    [Fact]
    public void Steps_rise_to_the_last_and_the_remaining_time_falls_to_zero()
    {
        int steps = TinyDistillation.Language.Vocabulary().WordsOf(WordSubset.Train).Count() / 64 * Epochs;
        DistillationProgress[] reports = [.. _record.Reports];
        Assert.All(reports, report => Assert.Equal((steps, Epochs), (report.Steps, report.Epochs)));
        for (int i = 1; i < reports.Length; i++)
        {
            Assert.True(reports[i].Step > reports[i - 1].Step);
            Assert.True(reports[i].Elapsed >= reports[i - 1].Elapsed);
        }

        Assert.All(reports[..^1], report => Assert.True(report.Remaining > TimeSpan.Zero));
        Assert.All(reports, report => Assert.True(report.WordsPerSecond > 0));
        Assert.Equal(steps, reports[^1].Step);
        Assert.Equal(TimeSpan.Zero, reports[^1].Remaining);
    }

    [Fact]
    public void The_loss_is_finite_and_falls()
    {
        Assert.All(_record.Reports, report => Assert.True(double.IsFinite(report.Loss)));
        Assert.True(_record.Epochs.Last().Loss < _record.Epochs.First().Loss * 0.8);
    }

    [Fact]
    public void The_best_epoch_by_mean_reciprocal_rank_is_the_one_that_is_returned()
    {
        DistillationProgress chosen = BestOf(_record);
        Assert.Equal($"{chosen.Epoch}", _transformer.Encoder.Properties["epoch"]);
        IReadOnlyList<RetrievalMetrics> again = new RetrievalEvaluator(TinyDistillation.Language.Vocabulary()).Evaluate(_transformer.Encoder, WordSubset.Dev);
        Assert.Equal(chosen.Dev!.Select(metrics => $"{metrics}"), again.Select(metrics => $"{metrics}"));
    }

    [Fact]
    public void A_later_epoch_that_is_no_better_is_not_returned()
    {
        // One easy dev word: it is found soon, and after that no epoch can do better.
        var record = new ProgressRecord();
        DistillEmbOptions options = TinyDistillation.Options();
        (options.Epochs, options.Progress, options.DevWords) = (30, record, 1);
        DistillEmbTransformer transformer = TinyDistillation.Fit(options);
        DistillationProgress chosen = BestOf(record);
        Assert.True(chosen.Epoch < options.Epochs, "The last epoch is the best: this proves nothing.");
        Assert.Equal($"{chosen.Epoch}", transformer.Encoder.Properties["epoch"]);
    }

    [Fact]
    public void The_context_is_told_what_was_read_and_how_every_epoch_went()
    {
        Assert.Contains(_log, message => message.Kind == ChannelMessageKind.Info && message.Text.StartsWith("600 words are in all teachers (first, second); 0 of", StringComparison.Ordinal));
        Assert.Contains(_log, message => message.Kind == ChannelMessageKind.Info && message.Text.EndsWith("tokens of the corpus are teacher words.", StringComparison.Ordinal));
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            string start = $"Epoch {epoch} of {Epochs}, step ";
            Assert.Single(_log, message => message.Kind == ChannelMessageKind.Info && message.Text.StartsWith(start, StringComparison.Ordinal) && message.Text.Contains("second: hits@1", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_epoch_is_judged_by_as_many_dev_words_as_the_options_say()
    {
        var record = new ProgressRecord();
        DistillEmbOptions options = TinyDistillation.Options();
        (options.Epochs, options.Progress, options.DevWords) = (1, record, 5);
        TinyDistillation.Fit(options);
        Assert.Equal(5, Assert.Single(record.Epochs.Single().Dev!).Queries);
    }

    /// <summary>The best epoch by its dev figures, which has to be the last one that says of itself that it is.</summary>
    private static DistillationProgress BestOf(ProgressRecord record)
    {
        double best = double.NegativeInfinity;
        foreach (DistillationProgress report in record.Epochs)
        {
            double score = report.Dev!.Average(metrics => metrics.MeanReciprocalRank);
            Assert.Equal(score > best, report.IsBest);
            best = Math.Max(best, score);
        }

        return record.Epochs.Last(report => report.IsBest);
    }
}
