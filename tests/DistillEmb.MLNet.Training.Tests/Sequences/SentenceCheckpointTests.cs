using System.IO.Compression;
using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Classification;
using DistillEmb.MLNet.Training.Tests.Distillation;
using DistillEmb.MLNet.Training.Tests.Learning;
using DistillEmb.MLNet.Training.Tests.Tagging;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Sequences;

/// <summary>The training of a tagger or a classifier that was stopped, or killed, goes on to the bytes of one that was not.</summary>
public sealed class SentenceCheckpointTests : IDisposable
{
    private const int Epochs = 4;

    private readonly MLContext _mlContext = new();
    private readonly TemporaryFolder _folder = new();

    private string Checkpoint => _folder.PathOf("run.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tagger", false)]
    [InlineData("tagger", true)]
    [InlineData("classifier", false)]
    [InlineData("classifier", true)]
    public void A_run_stopped_twice_gives_the_bytes_of_one_that_was_not(string kind, bool frozen)
    {
        byte[] expected = Save(Fit(kind, frozen, options => { }));
        Stop(report => report.Epoch == 1 && report.ValidationScore is not null);
        Stop(report => report.Epoch == 3); // Within the epoch.
        Assert.True(File.Exists(Checkpoint));
        var epochs = new List<int>();
        Assert.Equal(expected, Save(Fit(kind, frozen, options => (options.CheckpointPath, options.Progress) = (Checkpoint, new Listener(report => epochs.Add(report.Epoch))))));
        Assert.Equal(2, epochs[0]); // The last one that was complete is told again.
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Checkpoint)!));

        void Stop(Func<SentenceTrainingProgress, bool> isTime)
        {
            using var source = new CancellationTokenSource();
            Fit(kind, frozen, options =>
            {
                (options.CheckpointPath, options.CancellationToken) = (Checkpoint, source.Token);
                options.Progress = new Listener(report =>
                {
                    if (isTime(report)) source.Cancel();
                });
            });
        }
    }

    [Fact]
    public void A_complete_run_that_patience_ended_is_not_trained_on()
    {
        var first = new List<int>();
        var again = new List<int>();
        foreach (List<int> epochs in new[] { first, again })
        {
            ITransformer fitted = Fit("tagger", false, options =>
            {
                (options.Epochs, options.Patience, options.LearningRate, options.CheckpointPath) = (30, 2, 1e-9, Checkpoint); // Nothing changes, so nothing gets better.
                options.Progress = new Listener(report =>
                {
                    if (report.ValidationScore is not null) epochs.Add(report.Epoch);
                });
            });
            using var stream = new MemoryStream();
            _mlContext.Model.Save(fitted, null, stream); // As ML.NET saves: the checkpoint stays.
            Assert.True(File.Exists(Checkpoint));
        }

        Assert.Equal([1, 2, 3], first);
        Assert.Empty(again);
    }

    [Fact]
    public void The_file_of_another_training_is_refused_with_what_differs()
    {
        Leave("tagger");
        string Refused(string kind, Action<SentenceTrainingOptions> change) => Assert.Throws<InvalidDataException>(() => Fit(kind, false, options =>
        {
            options.CheckpointPath = Checkpoint;
            change(options);
        })).Message;

        Assert.Contains("Dropout was 0.2, is 0.3.", Refused("tagger", options => options.Dropout = 0.3), StringComparison.Ordinal);
        Assert.Contains("Seed was 1, is 2; training rows was ", Refused("tagger", options => options.Seed = 2), StringComparison.Ordinal); // Other rows are drawn to validate on.
        Assert.Contains("validation rows was hash ", Refused("tagger", options => options.ValidationSet = TaggedSample.Read(_mlContext, "dev", 5)), StringComparison.Ordinal);
        Assert.Contains("training was \"DistillEmbNerOptions\", is \"DistillEmbTextClassificationOptions\".", Refused("classifier", options => { }), StringComparison.Ordinal);
        DistillEmbOptions distillation = TinyDistillation.Options();
        distillation.CheckpointPath = Checkpoint;
        Assert.Contains("training was \"DistillEmbNerOptions\", is \"DistillEmbOptions\".", Assert.Throws<InvalidDataException>(() => TinyDistillation.Fit(distillation)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_may_be_lowered_and_it_is_told()
    {
        Leave("tagger");
        List<string> messages = LoggedLines.Of(_mlContext);
        Fit("tagger", false, options => (options.CheckpointPath, options.LearningRate) = (Checkpoint, 0.001));
        Assert.Contains($"Training goes on after epoch 1 of {Epochs}, from the checkpoint '{Checkpoint}'.", messages);
        Assert.Contains("LearningRate was 0.01 until then, and is 0.001 from now on.", messages);
    }

    [Theory(Timeout = 300_000)]
    [InlineData("ner")]
    [InlineData("classify")]
    public async Task A_killed_process_goes_on_to_the_bytes_of_one_that_was_not(string verb) => await Task.Run(() =>
    {
        const int Last = 6;
        string samples = verb == "ner" ? Path.Combine(RepositoryRoot.Path, "samples", "data", "amharic-ner") : PackTopics();
        string[] Arguments(string output) =>
            [verb, "--data", samples, "--seed", "1", "--threads", "2", "--epochs", $"{Last}", "--hidden", "8", "--share", "10", "--output", _folder.PathOf(output)];

        Assert.Equal(Last, TrainingProcess.Run(Arguments("whole.zip"))[^1]);
        foreach (int killAfter in new[] { 2, 4 })
            Assert.True(TrainingProcess.Run([.. Arguments("resumed.zip"), "--checkpoint", Checkpoint], killAfter, moment: 40)[^1] < Last, "The run was not killed.");
        Assert.True(File.Exists(Checkpoint));
        int[] rest = TrainingProcess.Run([.. Arguments("resumed.zip"), "--checkpoint", Checkpoint]);
        Assert.InRange(rest[0], 5, Last);
        Assert.Equal(Last, rest[^1]);
        Assert.Equal(File.ReadAllBytes(_folder.PathOf("whole.zip")), File.ReadAllBytes(_folder.PathOf("resumed.zip")));
        Assert.False(File.Exists(Checkpoint));
    });

    private string PackTopics()
    {
        foreach (string part in new[] { "train", "dev", "test" })
        {
            byte[] rows = File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "samples", "data", "amharic-topics", $"{part}.tsv"));
            foreach (string name in new[] { part, $"{part}-headlines" })
            {
                using var packed = new GZipStream(File.Create(_folder.PathOf($"{name}.tsv.gz")), CompressionLevel.Fastest);
                packed.Write(rows);
            }
        }

        return Path.GetDirectoryName(Checkpoint)!;
    }

    // Leaves the file of a run that was stopped after its first epoch.
    private void Leave(string kind)
    {
        using var source = new CancellationTokenSource();
        Fit(kind, false, options =>
        {
            (options.CheckpointPath, options.CancellationToken) = (Checkpoint, source.Token);
            options.Progress = new Listener(report =>
            {
                if (report.ValidationScore is not null) source.Cancel();
            });
        });
    }

    private ITransformer Fit(string kind, bool frozen, Action<SentenceTrainingOptions> change)
    {
        SentenceTrainingOptions options = kind == "tagger" ? TaggedSample.Options(Epochs) : LabeledSample.Options(Epochs);
        (options.AverageWeights, options.CharacterDropout) = (!frozen, 0.1);
        if (frozen) (options.Encoder, options.FreezeEncoder) = (TinyDistillation.Encoder, true);
        change(options);
        return options is DistillEmbNerOptions tagger
            ? _mlContext.MulticlassClassification.Trainers.DistillEmbNer(tagger).Fit(TaggedSample.Read(_mlContext, "train", 40))
            : _mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification((DistillEmbTextClassificationOptions)options).Fit(LabeledSample.View(_mlContext, LabeledSample.Rows(40, 1)));
    }

    private byte[] Save(ITransformer model) => TaggedSample.Save(_mlContext, model, TaggedSample.Read(_mlContext, "train", 1));

    private sealed class Listener(Action<SentenceTrainingProgress> report) : IProgress<SentenceTrainingProgress>
    {
        public void Report(SentenceTrainingProgress value) => report(value);
    }
}
