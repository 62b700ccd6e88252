using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>A run that was stopped goes on to the result of one that was not.</summary>
public sealed class CheckpointTests : IDisposable
{
    // The first two take the tabulated pass, which has weights that only training has; the last the automatic gradient.
    private static readonly Dictionary<string, Func<EncoderArchitecture>> Networks = new()
    {
        ["positional"] = () => TinyNetwork.Architecture,
        ["ngrams"] = () => TinyNetwork.WithNgrams,
        ["small"] = () => EncoderArchitecture.Small,
    };

    private readonly CheckpointRun _run = new();

    public static TheoryData<string, int> Runs => new(Networks.Keys.SelectMany(network => new[] { (network, 1), (network, 2) }));

    public void Dispose() => _run.Dispose();

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_run_stopped_twice_gives_the_bytes_of_one_that_was_not(string network, int threads)
    {
        DistillEmbOptions options = _run.Options();
        (options.Architecture, options.Threads) = (Networks[network](), threads);
        if (network == "small") (options.MaxWordLength, options.BatchSize) = (null, 256);
        options.CheckpointPath = null;
        byte[] expected = TinyDistillation.Bytes(TinyDistillation.Fit(options));

        options.CheckpointPath = _run.Path;
        DistillEmbTransformer stopped = CheckpointRun.FitUntil(options, report => report.Epoch == 2 && report.Dev is not null);
        Assert.NotEqual(expected, TinyDistillation.Bytes(stopped));
        CheckpointRun.FitUntil(options, report => report.Epoch == 4); // Halfway through an epoch, or at its end where it has one step.
        Assert.True(File.Exists(_run.Path));
        Assert.Equal(expected, TinyDistillation.Bytes(TinyDistillation.Fit(options)));
        Assert.Empty(_run.Files);
    }

    [Theory]
    [InlineData(WeightPrecision.Float16)]
    [InlineData(WeightPrecision.Int8)]
    public void The_best_epoch_before_the_stop_stays_the_best(WeightPrecision precision)
    {
        DistillEmbOptions options = _run.Options();
        (options.DevWords, options.Epochs, options.WeightPrecision) = (1, 30, precision); // One easy word: the best is found soon.
        byte[] expected = TinyDistillation.Bytes(TinyDistillation.Fit(options));
        CheckpointRun.FitUntil(options, report => report.Epoch == 28);
        DistillEmbTransformer resumed = TinyDistillation.Fit(options);
        Assert.NotInRange(int.Parse(resumed.Encoder.Properties["epoch"]), 28, 30);
        Assert.Equal(expected, TinyDistillation.Bytes(resumed));
    }

    [Fact]
    public void A_run_without_dev_words_goes_on_to_its_last_epoch()
    {
        (string Word, float[] Vector)[] words = [.. TinyDistillation.Language.Words.Zip(TinyDistillation.Language.Vectors(8, 1)).Where(pair => HeldOutWords.SubsetOf(pair.First) != WordSubset.Dev)];
        DistillEmbOptions options = TinyDistillation.Options(new MemoryTeacher("few", [.. words.Select(pair => pair.Word)], [.. words.Select(pair => pair.Vector)]));
        (options.Epochs, options.CheckpointPath) = (5, _run.Path);
        _run.Leave(options, epoch: 3);
        Assert.Equal("5", TinyDistillation.Fit(options).Encoder.Properties["epoch"]);
    }

    [Fact]
    public void The_file_of_a_run_that_ended_goes_when_the_model_is_safely_saved()
    {
        var mlContext = new MLContext();
        DistillEmbOptions options = _run.Options();
        DistillEmbTransformer transformer = TinyDistillation.Fit(options, mlContext);
        byte[] expected = TinyDistillation.Bytes(TinyDistillation.Fit(Unkept()));
        Assert.Equal(["run.checkpoint"], _run.Files);
        Assert.ThrowsAny<IOException>(() => mlContext.Model.SaveAtomically(transformer, null, "/missing folder/model.zip"));
        Assert.Equal(["run.checkpoint"], _run.Files);

        // The same call gives the model again, and saving it in a chain with other steps counts as well.
        DistillEmbTransformer again = TinyDistillation.Fit(options, mlContext);
        Assert.Equal(["run.checkpoint"], _run.Files);
        using var folder = new TemporaryFolder();
        mlContext.Model.SaveAtomically(new TransformerChain<ITransformer>(new TransformerChain<ITransformer>(again)), null, folder.PathOf("model.zip"));
        Assert.Empty(_run.Files);
        Assert.Equal(expected, TinyDistillation.Bytes(again));
    }

    [Fact]
    public void Saving_does_not_delete_the_file_of_another_training()
    {
        DistillEmbTransformer transformer = TinyDistillation.Fit(_run.Options());
        File.Delete(_run.Path);
        DistillEmbOptions other = _run.Options();
        other.Temperature = 0.2;
        _run.Leave(other);
        byte[] left = File.ReadAllBytes(_run.Path);
        TinyDistillation.Bytes(transformer);
        Assert.Equal(left, File.ReadAllBytes(_run.Path));
    }

    [Fact]
    public void Two_trainings_do_not_share_a_file()
    {
        DistillEmbOptions options = _run.Options();
        string? message = null;
        byte[] expected = TinyDistillation.Bytes(TinyDistillation.Fit(options));
        DistillEmbTransformer transformer = CheckpointRun.FitUntil(options, report =>
        {
            message ??= Assert.Throws<IOException>(() => TinyDistillation.Fit(_run.Options())).Message;
            return false;
        });
        Assert.Equal($"The checkpoint '{_run.Path}' is that of another training, which runs and holds '{_run.Path}.lock'. Wait for its end, or choose another CheckpointPath.", message);
        Assert.Equal(expected, TinyDistillation.Bytes(transformer));
        Assert.Empty(_run.Files);
    }

    // As on a file system without locks.
    [Fact]
    public void The_file_that_another_training_has_put_there_meanwhile_stays()
    {
        DistillEmbOptions other = _run.Options();
        other.Temperature = 0.2;
        _run.Leave(other);
        byte[] left = File.ReadAllBytes(_run.Path);
        File.Delete(_run.Path);
        var warnings = new List<string>();
        var mlContext = new MLContext();
        mlContext.Log += (_, message) =>
        {
            lock (warnings) warnings.Add(message.RawMessage);
        };
        DistillEmbTransformer transformer = CheckpointRun.FitUntil(_run.Options(), report =>
        {
            if (report.Epoch == 2 && report.Dev is not null) File.WriteAllBytes(_run.Path, left);
            return false;
        }, mlContext);
        TinyDistillation.Bytes(transformer);
        Assert.Equal(left, File.ReadAllBytes(_run.Path));
        Assert.Contains(warnings, warning => warning.StartsWith($"The checkpoint '{_run.Path}' was not written after epoch 3: another training has put its own there meanwhile", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_and_permissions_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other permissions, and links for administrators alone.");
            return; // For the analyzer.
        }

        using var folder = new TemporaryFolder();
        string real = folder.PathOf("real.checkpoint");
        DistillEmbOptions options = _run.Options();
        File.CreateSymbolicLink(_run.Path, real);
        _run.Leave(options, epoch: 2);
        Assert.Equal(real, File.ResolveLinkTarget(_run.Path, returnFinalTarget: true)!.FullName);
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _run.Leave(options, epoch: 4);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(real));
        Assert.Equal("5", TinyDistillation.Fit(options).Encoder.Properties["epoch"]);
    }

    [Fact]
    public void A_run_that_is_stopped_at_once_still_tells_how_the_best_so_far_does()
    {
        DistillEmbOptions options = _run.Options();
        var first = new ProgressRecord();
        options.Progress = first;
        using (var source = new CancellationTokenSource())
        {
            options.Progress = new ProgressRecord(report =>
            {
                ((IProgress<DistillationProgress>)first).Report(report);
                if (report.Epoch == 3 && report.Dev is not null) source.Cancel();
            });
            options.CancellationToken = source.Token;
            TinyDistillation.Fit(options);
        }

        DistillationProgress last = first.Reports[^1];
        var second = new ProgressRecord();
        using var stop = new CancellationTokenSource();
        options.Progress = new ProgressRecord(report =>
        {
            ((IProgress<DistillationProgress>)second).Report(report);
            stop.Cancel();
        });
        options.CancellationToken = stop.Token;
        TinyDistillation.Fit(options);
        DistillationProgress told = Assert.Single(second.Reports);
        Assert.Equal((3, last.Step, last.Loss), (told.Epoch, told.Step, told.Loss));
        Assert.Null(told.Dev);
        Assert.Equal(last.BestDev!.Select(metrics => $"{metrics}"), told.BestDev!.Select(metrics => $"{metrics}"));
    }

    [Fact]
    public void A_run_that_was_stopped_in_its_first_epoch_leaves_no_file()
    {
        Assert.Throws<OperationCanceledException>(() => CheckpointRun.FitUntil(_run.Options(), _ => true));
        Assert.Empty(_run.Files);
    }

    [Fact]
    public void A_run_that_ended_but_for_the_last_moment_ends_at_once()
    {
        DistillEmbOptions options = _run.Options();
        byte[] expected = TinyDistillation.Bytes(CheckpointRun.FitUntil(options, _ => false));
        byte[] left = [];
        CheckpointRun.FitUntil(options, report =>
        {
            if (report.Epoch == 5 && report.Dev is not null) left = File.ReadAllBytes(_run.Path);
            return false;
        });
        File.WriteAllBytes(_run.Path, left);
        var record = new ProgressRecord();
        options.Progress = record;
        Assert.Equal(expected, TinyDistillation.Bytes(TinyDistillation.Fit(options)));
        Assert.Equal(5, Assert.Single(record.Reports).Epoch);
        Assert.Empty(_run.Files);
    }

    [Fact]
    public void What_is_told_after_the_stop_counts_on_and_measures_this_run()
    {
        DistillEmbOptions options = _run.Options();
        _run.Leave(options, epoch: 3);
        var messages = new List<string>();
        var mlContext = new MLContext();
        mlContext.Log += (_, message) =>
        {
            lock (messages) messages.Add(message.RawMessage);
        };
        var record = new ProgressRecord();
        options.Progress = record;
        TinyDistillation.Fit(options, mlContext);
        Assert.Contains($"Training goes on after epoch 3 of 5, from the checkpoint '{_run.Path}'.", messages);
        Assert.Equal([4, 5], record.Epochs.Select(report => report.Epoch));
        int stepsPerEpoch = record.Reports[0].Steps / 5;
        Assert.Equal([4 * stepsPerEpoch, 5 * stepsPerEpoch], record.Epochs.Select(report => report.Step));
        Assert.Equal((3, 3 * stepsPerEpoch, 0.0, TimeSpan.Zero), (record.Reports[0].Epoch, record.Reports[0].Step, record.Reports[0].WordsPerSecond, record.Reports[0].Remaining));
        Assert.All(record.Reports.Skip(1), report =>
        {
            double words = (report.Step - (3 * stepsPerEpoch)) * options.BatchSize;
            Assert.Equal(words / report.Elapsed.TotalSeconds, report.WordsPerSecond, words * 1e-6);
            Assert.Equal((report.Elapsed * ((double)(report.Steps - report.Step) / (report.Step - (3 * stepsPerEpoch)))).TotalSeconds, report.Remaining.TotalSeconds, 1e-3);
        });
    }

    [Fact]
    public void A_seed_that_was_drawn_is_taken_again()
    {
        DistillEmbOptions options = _run.Options();
        options.Seed = null;
        string seed = CheckpointRun.FitUntil(options, report => report.Epoch == 2).Encoder.Properties["seed"];
        DistillEmbTransformer resumed = TinyDistillation.Fit(options);
        Assert.Equal(seed, resumed.Encoder.Properties["seed"]);
        (options.Seed, options.CheckpointPath) = (int.Parse(seed), null);
        Assert.Equal(TinyDistillation.Bytes(TinyDistillation.Fit(options)), TinyDistillation.Bytes(resumed));
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_is_a_warning_and_training_goes_on()
    {
        var warnings = new List<string>();
        var mlContext = new MLContext();
        mlContext.Log += (_, message) =>
        {
            lock (warnings) warnings.Add(message.RawMessage);
        };
        DistillEmbOptions options = _run.Options();
        byte[] expected = TinyDistillation.Bytes(TinyDistillation.Fit(options));
        DistillEmbTransformer transformer = CheckpointRun.FitUntil(options, report =>
        {
            if (report.Epoch != 2 || Directory.Exists(_run.Path)) return false;
            File.Delete(_run.Path);
            Directory.CreateDirectory(_run.Path); // Now nothing can be moved there.
            return false;
        }, mlContext);
        Assert.Equal(expected, TinyDistillation.Bytes(transformer));
        Assert.Contains(warnings, warning => warning.StartsWith($"The checkpoint '{_run.Path}' could not be written after epoch 2; what was there before is as it was.", StringComparison.Ordinal));
        Assert.Empty(_run.Files);
    }

    private DistillEmbOptions Unkept()
    {
        DistillEmbOptions options = _run.Options();
        options.CheckpointPath = null;
        return options;
    }
}
