using System.Runtime.InteropServices;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

public sealed class DivergenceTests
{
    [Fact]
    public void A_loss_that_is_no_number_ends_training_with_the_option_to_lower()
    {
        // Readers of teachers let no such number through; here it stands for a network that has lost its way.
        float[][] vectors = [.. TinyDistillation.Language.Vectors(8, 1)];
        foreach (float[] vector in vectors) vector[3] = float.NaN;
        var record = new ProgressRecord();
        DistillEmbOptions options = TinyDistillation.Options(new MemoryTeacher("broken", TinyDistillation.Language.Words, vectors));
        options.Progress = record;
        string message = Assert.Throws<InvalidOperationException>(() => TinyDistillation.Fit(options)).Message;
        Assert.Contains("Training diverged in epoch 1 (loss NaN)", message, StringComparison.Ordinal);
        Assert.Contains("lower LearningRate, now 0.01", message, StringComparison.Ordinal);
        Assert.Empty(record.Reports);
    }

    // A decay of more than the whole weight at every step: weights grow until they are no numbers any more, some epochs later.
    [Fact]
    public void A_training_that_diverges_after_good_epochs_gives_the_best_of_them()
    {
        var record = new ProgressRecord();
        var mlContext = new MLContext();
        List<string> warnings = LoggedLines.Of(mlContext, ChannelMessageKind.Warning);
        DistillEmbOptions options = Exploding();
        options.Progress = record;
        DistillEmbEncoder encoder = TinyDistillation.Fit(options, mlContext).Encoder;
        DistillationProgress last = record.Reports[^1];
        Assert.True(double.IsNaN(last.Loss) || double.IsInfinity(last.Loss));
        Assert.InRange(last.Epoch, 2, options.Epochs - 1);
        Assert.Equal($"{record.Epochs.Last(report => report.IsBest).Epoch}", encoder.Properties["epoch"]);
        Assert.Contains($"Training diverged in epoch {last.Epoch}: the encoder is the best so far, of epoch {encoder.Properties["epoch"]}. Lower LearningRate, now 0.1.", warnings);
        Assert.All(encoder.Embed(["ab"])[0], value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Its_checkpoint_goes_on_with_a_lower_rate_as_the_message_says()
    {
        using var run = new CheckpointRun();
        DistillEmbOptions options = Exploding();
        options.CheckpointPath = run.Path;
        var record = new ProgressRecord();
        options.Progress = record;
        TinyDistillation.Bytes(TinyDistillation.Fit(options));
        int diverged = record.Reports[^1].Epoch;
        Assert.Equal(["run.checkpoint"], run.Files);
        options.LearningRate = 0.2;
        Assert.Contains("LearningRate was 0.1, is 0.2.", Assert.Throws<InvalidDataException>(() => TinyDistillation.Fit(options)).Message, StringComparison.Ordinal);

        options.LearningRate = 0.005;
        record = new ProgressRecord();
        options.Progress = record;
        var mlContext = new MLContext();
        List<string> messages = LoggedLines.Of(mlContext);
        byte[] resumed = TinyDistillation.Bytes(TinyDistillation.Fit(options, mlContext));
        Assert.Equal(Enumerable.Range(diverged, options.Epochs - diverged + 1), record.Epochs.Select(report => report.Epoch));
        Assert.Contains("LearningRate was 0.1 until then, and is 0.005 from now on.", messages);
        Assert.Empty(run.Files);
        Assert.NotEmpty(resumed);
    }

    [Fact]
    public void A_weight_that_is_no_number_does_not_leave_the_student()
    {
        using TrainableNetwork student = TinyNetwork.RandomNetwork(TinyNetwork.Architecture, TinyNetwork.SequenceOf(["ab"], 8), 8, seed: 1);
        Assert.NotNull(student.Export());
        MemoryMarshal.Cast<byte, float>(student[PositionalArchitecture.Tensors.HiddenWeight].bytes)[5] = float.NaN;
        string message = Assert.Throws<InvalidDataException>(student.Export).Message;
        Assert.Contains("hidden.weight", message, StringComparison.Ordinal);
        Assert.Contains("NaN at index 5", message, StringComparison.Ordinal);
    }

    private static DistillEmbOptions Exploding()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        (options.Epochs, options.LearningRate, options.WeightDecay, options.WeightPrecision, options.AverageWeights) = (20, 0.1, 100, WeightPrecision.Float32, false);
        return options;
    }

    [Fact]
    public void What_was_exported_does_not_change_with_the_student()
    {
        using TrainableNetwork student = TinyNetwork.RandomNetwork(TinyNetwork.Architecture, TinyNetwork.SequenceOf(["ab"], 8), 8, seed: 1);
        float[] exported = student.Export()[PositionalArchitecture.Tensors.OutputBias];
        float before = exported[0];
        MemoryMarshal.Cast<byte, float>(student[PositionalArchitecture.Tensors.OutputBias].bytes)[0] = before + 1;
        Assert.Equal(before, exported[0]);
    }
}
