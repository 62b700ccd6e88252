using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
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
        (options.Architecture, options.Threads, options.FeatureDropout) = (Networks[network](), threads, 0.1);
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
    public void A_run_that_ended_leaves_no_file()
    {
        TinyDistillation.Fit(_run.Options());
        Assert.Empty(_run.Files);
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
        Assert.Empty(record.Reports);
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
        Assert.All(record.Reports, report =>
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
}
