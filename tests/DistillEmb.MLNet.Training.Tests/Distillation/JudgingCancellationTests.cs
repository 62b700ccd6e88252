using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using Microsoft.ML;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>A training that is cancelled while an epoch is judged gives the best of those before.</summary>
public sealed class JudgingCancellationTests
{
    [Fact]
    public void Cancelled_while_the_second_epoch_is_judged_it_gives_the_first()
    {
        var record = new ProgressRecord();
        DistillEmbEncoder encoder = Train(record, epoch: 2);
        Assert.Equal("1", encoder.Properties["epoch"]);
        Assert.Equal([1], record.Epochs.Select(report => report.Epoch));
    }

    [Fact]
    public void Cancelled_while_the_first_epoch_is_judged_it_throws()
    {
        var record = new ProgressRecord();
        var fault = Assert.Throws<OperationCanceledException>(() => Train(record, epoch: 1));
        Assert.StartsWith("The training was cancelled before its first epoch was complete.", fault.Message, StringComparison.Ordinal);
        Assert.Empty(record.Epochs);
    }

    // Cancelled behind the look before the last step of the epoch, so that nothing but the judge can hear it.
    private static DistillEmbEncoder Train(ProgressRecord record, int epoch)
    {
        DistillEmbOptions options = TinyDistillation.Options();
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(options.Teachers);
        int steps = vocabulary.WordsOf(WordSubset.Train).Count() / options.BatchSize;
        using var source = new CancellationTokenSource();
        options.CancellationToken = source.Token;
        int asked = 0;
        int thread = Environment.CurrentManagedThreadId;
        using var stop = new StopRequest(source.Token, () =>
        {
            if (Environment.CurrentManagedThreadId == thread && ++asked == epoch * steps) source.Cancel();
            return false;
        });

        int[] corpus = CorpusTokens.Read(TinyDistillation.Language.Corpus(new MLContext()), TinyDistillation.Input, vocabulary, () => { });
        var loop = new TrainingLoop<DistillEmbEncoder, DevJudgement>(stop, checkpoint: null, moment => record.Report(new DistillationProgress(moment))) { Epochs = options.Epochs, Precision = options.WeightPrecision };
        return new DistillationTrainer(vocabulary, options, loop, startEpoch: 1).Train(corpus, torch.CPU, seed: 1);
    }
}
