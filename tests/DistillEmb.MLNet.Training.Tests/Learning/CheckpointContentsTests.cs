using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

/// <summary>A checkpoint whose checksum is right and whose contents are not, as fuzzing found them.</summary>
public sealed class CheckpointContentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(-1)]
    [InlineData(1 << 26)]
    [InlineData(int.MaxValue)]
    public void Heads_that_are_announced_and_not_there_take_no_memory(int heads)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertDamaged(writer => writer.Write(heads), reader => DevJudgement.Read(reader));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_text_of_a_negative_length_is_told() => AssertDamaged(
        writer =>
        {
            writer.Write(1);
            writer.Write7BitEncodedInt(-5);
        },
        reader => TrainingFingerprint.Read(reader));

    [Fact]
    public void A_training_of_which_nothing_is_said_is_told() => AssertDamaged(writer => writer.Write(0), reader => TrainingFingerprint.Read(reader));

    private void AssertDamaged(Action<BinaryWriter> write, Action<BinaryReader> read)
    {
        string path = _folder.PathOf("odd.checkpoint");
        CheckpointFile.Write(path, write);
        string message = Assert.Throws<InvalidDataException>(() => CheckpointFile.Read(path, read)).Message;
        Assert.StartsWith($"The checkpoint '{path}' is damaged: it is whole, but its contents do not fit this training", message, StringComparison.Ordinal);
    }
}
