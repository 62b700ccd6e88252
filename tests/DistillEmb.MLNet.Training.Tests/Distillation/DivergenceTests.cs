using System.Runtime.InteropServices;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;
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

    [Fact]
    public void A_weight_that_is_no_number_does_not_leave_the_student()
    {
        using Student student = TinyNetwork.RandomStudent(TinyNetwork.Architecture, TinyNetwork.SequenceOf(["ab"], 8), 8, seed: 1);
        Assert.NotNull(student.Export());
        MemoryMarshal.Cast<byte, float>(student[PositionalArchitecture.Tensors.HiddenWeight].bytes)[5] = float.NaN;
        string message = Assert.Throws<InvalidDataException>(student.Export).Message;
        Assert.Contains("hidden.weight", message, StringComparison.Ordinal);
        Assert.Contains("NaN at index 5", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_exported_does_not_change_with_the_student()
    {
        using Student student = TinyNetwork.RandomStudent(TinyNetwork.Architecture, TinyNetwork.SequenceOf(["ab"], 8), 8, seed: 1);
        float[] exported = student.Export()[PositionalArchitecture.Tensors.OutputBias];
        float before = exported[0];
        MemoryMarshal.Cast<byte, float>(student[PositionalArchitecture.Tensors.OutputBias].bytes)[0] = before + 1;
        Assert.Equal(before, exported[0]);
    }
}
