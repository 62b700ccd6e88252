using DistillEmb.MLNet.Training.Tests.Learning;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>A process is killed while it trains, again and again, and goes on to the result of one that was not.</summary>
public sealed class CheckpointKilledTests : IDisposable
{
    private const int Epochs = 12;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 300_000)]
    public async Task A_killed_process_goes_on_to_the_bytes_of_one_that_was_not() => await Task.Run(() =>
    {
        TinyDistillation.Language.Write(_folder.PathOf("first.vec"), 24, 1);
        File.WriteAllLines(_folder.PathOf("corpus.txt"), TinyDistillation.Language.Words.Chunk(8).Select(tokens => string.Join(' ', tokens)));
        Assert.Equal(Enumerable.Range(1, Epochs), Run("whole.zip", []));
        string checkpoint = _folder.PathOf("run.checkpoint");
        var random = new Random(1);
        int done = 0;
        foreach (int killAfter in new[] { 2, 5 })
        {
            int[] epochs = Run("resumed.zip", ["--CheckpointPath", checkpoint], killAfter, random.Next(30));
            Assert.True(epochs[0] > done, "The run began anew."); // The one killed before may have completed more than it told.
            Assert.True(epochs[^1] < Epochs, "The run was not killed.");
            Assert.True(File.Exists(checkpoint));
            done = epochs[^1];
        }

        int[] last = Run("resumed.zip", ["--CheckpointPath", checkpoint]);
        Assert.True(last[0] > done);
        Assert.Equal(Epochs, last[^1]);
        Assert.Equal(File.ReadAllBytes(_folder.PathOf("whole.zip")), File.ReadAllBytes(_folder.PathOf("resumed.zip")));
        Assert.False(File.Exists(checkpoint));
    });

    private int[] Run(string output, string[] more, int killAfter = int.MaxValue, int moment = 0) => TrainingProcess.Run(
        [
            "--teacher", _folder.PathOf("first.vec"), "--corpus", _folder.PathOf("corpus.txt"), "--out", _folder.PathOf(output), "--Seed", "1", "--Threads", "2",
            "--Epochs", $"{Epochs}", "--BatchSize", "32", .. more,
        ],
        killAfter,
        moment);
}
