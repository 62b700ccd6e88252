using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Sequences;
using DistillEmb.MLNet.Tagging;
using DistillEmb.MLNet.Training.Tests.Tagging;
using DistillEmb.Tagging;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Sequences;

/// <summary>A training over rows that is cancelled while an epoch is judged gives the best of those before.</summary>
public sealed class JudgingCancellationTests
{
    [Fact]
    public void Cancelled_while_the_second_epoch_is_judged_it_gives_the_first()
    {
        var reports = new List<SentenceTrainingProgress>();
        Assert.NotNull(Train(reports, epoch: 2));
        Assert.Equal([1], reports.Where(report => report.ValidationScore is not null).Select(report => report.Epoch));
    }

    [Fact]
    public void Cancelled_while_the_first_epoch_is_judged_it_throws()
    {
        var reports = new List<SentenceTrainingProgress>();
        Assert.Throws<OperationCanceledException>(() => Train(reports, epoch: 1));
        Assert.DoesNotContain(reports, report => report.ValidationScore is not null);
    }

    // Cancelled behind the look before the last step of the epoch, so that nothing but the judge can hear it.
    private static Tagger Train(List<SentenceTrainingProgress> reports, int epoch)
    {
        const int Rows = 24;
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 3);
        TaggedRow[] rows = [.. Enumerable.Range(0, Rows + 4).Select(i => new TaggedRow([$"word{i}", "ran"], ["N", "V"], $"row {i}"))];
        int steps = Rows / options.BatchSize;
        using var source = new CancellationTokenSource();
        options.CancellationToken = source.Token;
        int asked = 0;
        int thread = Environment.CurrentManagedThreadId;
        using var stop = new StopRequest(source.Token, () =>
        {
            if (Environment.CurrentManagedThreadId == thread && ++asked == epoch * steps) source.Cancel();
            return false;
        });

        var task = new TaggerTask(options, ["N", "V"], TaggedRows.CensusOf(rows), rows[Rows..]);
        var words = new SentenceWords();
        List<Sentence> sentences = task.Sentences(rows[..Rows], words, warn: Assert.Fail);
        var loop = new TrainingLoop<Tagger, ValidationJudgement>(stop, checkpoint: null, moment => reports.Add(new SentenceTrainingProgress(moment, task.ScoreName))) { Epochs = options.Epochs, Precision = options.WeightPrecision };
        return new SentenceTrainer(options).Train(words, sentences, task, torch.CPU, seed: 1, loop);
    }
}
