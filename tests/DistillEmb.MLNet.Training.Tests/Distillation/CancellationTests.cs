using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Cancelled after an epoch: the best so far. Cancelled before: an exception.</summary>
public sealed class CancellationTests
{
    [Fact]
    public void After_the_first_epoch_the_token_ends_training_with_a_usable_transformer()
    {
        using var source = new CancellationTokenSource();
        var record = new ProgressRecord(report =>
        {
            if (report.Dev is not null) source.Cancel();
        });
        DistillEmbOptions options = Options(record);
        options.CancellationToken = source.Token;
        AssertEpochOne(TinyDistillation.Fit(options), record);
    }

    [Fact]
    public void Within_the_second_epoch_the_token_ends_training_with_the_first_one()
    {
        using var source = new CancellationTokenSource();
        var record = new ProgressRecord(report =>
        {
            if (report.Epoch == 2) source.Cancel();
        });
        DistillEmbOptions options = Options(record);
        options.CancellationToken = source.Token;
        DistillEmbTransformer transformer = TinyDistillation.Fit(options);
        Assert.Equal("1", transformer.Encoder.Properties["epoch"]);
        Assert.Null(record.Reports[^1].Dev);
    }

    [Fact]
    public void Within_the_first_epoch_the_token_ends_training_with_an_exception()
    {
        using var source = new CancellationTokenSource();
        var record = new ProgressRecord(_ => source.Cancel());
        DistillEmbOptions options = Options(record);
        options.CancellationToken = source.Token;
        var exception = Assert.Throws<OperationCanceledException>(() => TinyDistillation.Fit(options));
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Null(Assert.Single(record.Reports).Dev);
    }

    [Fact]
    public void A_token_that_is_cancelled_already_ends_fitting_before_training()
    {
        var record = new ProgressRecord();
        DistillEmbOptions options = Options(record);
        options.CancellationToken = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => TinyDistillation.Fit(options));
        Assert.Empty(record.Reports);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reading_teachers_ends_with_the_token_and_with_the_context(bool byContext)
    {
        var mlContext = new MLContext();
        using var source = new CancellationTokenSource();
        var record = new ProgressRecord();
        DistillEmbOptions options = TinyDistillation.Options(new WaitingTeacher("waiting", byContext ? mlContext.Cancel : source.Cancel), TinyDistillation.First);
        (options.Progress, options.CancellationToken) = (record, source.Token);
        var exception = Assert.Throws<OperationCanceledException>(() => TinyDistillation.Fit(options, mlContext));
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.StartsWith("The distillation was cancelled while the teachers were being read.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(record.Reports);
    }

    [Fact]
    public void After_the_first_epoch_the_context_ends_training_with_a_usable_transformer()
    {
        var mlContext = new MLContext();
        var record = new ProgressRecord(report =>
        {
            if (report.Dev is not null) mlContext.Cancel();
        });
        AssertEpochOne(TinyDistillation.Fit(Options(record), mlContext), record);
    }

    [Fact]
    public void Before_it_the_context_ends_training_with_an_exception()
    {
        var mlContext = new MLContext();
        var record = new ProgressRecord(_ => mlContext.Cancel());
        Assert.Throws<OperationCanceledException>(() => TinyDistillation.Fit(Options(record), mlContext));
        Assert.Single(record.Reports);
    }

    [Fact]
    public void A_cancelled_training_is_told_in_the_log()
    {
        var mlContext = new MLContext();
        var messages = new List<string>();
        mlContext.Log += (_, message) =>
        {
            lock (messages) messages.Add(message.RawMessage);
        };
        using var source = new CancellationTokenSource();
        DistillEmbOptions options = Options(new ProgressRecord(report =>
        {
            if (report.Epoch == 2) source.Cancel();
        }));
        options.CancellationToken = source.Token;
        TinyDistillation.Fit(options, mlContext);
        Assert.Contains(messages, message => message.StartsWith("Cancelled: the encoder is the best so far, of epoch 1", StringComparison.Ordinal));
    }

    private static DistillEmbOptions Options(ProgressRecord record)
    {
        DistillEmbOptions options = TinyDistillation.Options();
        (options.Progress, options.Epochs) = (record, 20);
        return options;
    }

    private static void AssertEpochOne(DistillEmbTransformer transformer, ProgressRecord record)
    {
        Assert.Equal("1", transformer.Encoder.Properties["epoch"]);
        Assert.Equal(1, record.Reports[^1].Epoch);
        float[][] rows = TransformContract.Rows(transformer.Transform(TinyDistillation.Language.Corpus(new MLContext(), rows: 5)), TinyDistillation.Output);
        Assert.Equal(5, rows.Length);
        Assert.All(rows, row => Assert.Contains(row, number => number != 0));
    }
}
