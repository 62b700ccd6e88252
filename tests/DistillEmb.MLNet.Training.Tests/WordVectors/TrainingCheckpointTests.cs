using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

public sealed class TrainingCheckpointTests : IDisposable
{
    private const int Epochs = 3;

    private readonly TemporaryFolder _folder = new();
    private readonly string _corpus;
    private readonly string _checkpoint;

    public TrainingCheckpointTests()
    {
        _corpus = _folder.Write("corpus.txt", TopicText.Make(4000));
        _checkpoint = _folder.PathOf("run.checkpoint");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(3, 5, 0)]
    [InlineData(3, 5, 0.1)]
    public void Cancelled_and_begun_again_it_comes_to_the_same_bytes(int shortest, int longest, double heldOut)
    {
        WordVectorOptions options = Options(shortest, longest, heldOut);
        byte[] whole = Train(options);
        options.CheckpointPath = _checkpoint;
        Assert.Throws<OperationCanceledException>(() => Cancel(options, 2));
        foreach (int stopAt in new[] { 8, 13 }) Cancel(options, stopAt);
        options.Threads = 4;
        Assert.Equal(whole, Train(options));
        Assert.True(File.Exists(_checkpoint)); // The vectors are there at once.
        var reports = new List<WordVectorProgress>();
        options.Progress = new Reports(reports.Add);
        Assert.Equal(whole, Train(options));
        Assert.Single(reports);
    }

    [Fact]
    public void Cancelled_it_keeps_what_it_has_and_before_the_first_epoch_has_nothing()
    {
        Assert.Throws<OperationCanceledException>(() => Cancel(Options(), 2));
        Cancel(Options(), 8); // Does not throw.
    }

    [Fact]
    public void Another_training_does_not_go_on_from_it()
    {
        WordVectorOptions options = Options();
        options.CheckpointPath = _checkpoint;
        Train(options);
        options.Window = 4;
        Assert.Contains("Window was 5, is 4", Assert.Throws<InvalidDataException>(() => Train(options)).Message, StringComparison.Ordinal);
        options.Window = 5;
        File.AppendAllText(_corpus, "\nall0 all1\n");
        Assert.Contains("words was", Assert.Throws<InvalidDataException>(() => Train(options)).Message, StringComparison.Ordinal);
    }

    private static WordVectorOptions Options(int shortest = 0, int longest = 0, double heldOut = 0)
    {
        WordVectorOptions options = SmallVectors.Options(shortest, longest);
        (options.Epochs, options.HeldOutShare) = (Epochs, heldOut);
        return options;
    }

    private void Cancel(WordVectorOptions options, int step)
    {
        using var stop = new CancellationTokenSource();
        WordVectorOptions cancelled = options.Clone();
        cancelled.CancellationToken = stop.Token;
        using NumberedCorpus corpus = NumberedCorpus.Read(new TextFiles(_corpus), cancelled, default);
        cancelled.Progress = new Reports(report =>
        {
            if (report.Step >= step) stop.Cancel();
        });
        WordVectorTraining.Train(corpus, cancelled, betweenReports: TimeSpan.Zero).Dispose();
    }

    private byte[] Train(WordVectorOptions options)
    {
        using TrainedWordVectors vectors = TrainedWordVectors.Train(_corpus, options);
        string path = _folder.PathOf(Path.GetRandomFileName());
        vectors.SaveBinary(path);
        return File.ReadAllBytes(path);
    }
}
