using System.Buffers.Binary;
using System.Security.Cryptography;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>A checkpoint of this very training, under a checksum that is right, with a state that no training can have left; as fuzzing found them.</summary>
public sealed class ForeignStateTests : IDisposable
{
    private const int Rate = sizeof(long);
    private const int HeldOutLoss = Rate + sizeof(double);
    private const int LossSum = HeldOutLoss + sizeof(double) + sizeof(bool);
    private const int LossCount = LossSum + sizeof(double);
    private const int Values = LossCount + sizeof(long);

    private readonly TemporaryFolder _folder = new();
    private readonly string _corpus;
    private readonly string _checkpoint;
    private readonly byte[] _contents;
    private readonly int _state; // Where it begins.

    public ForeignStateTests()
    {
        _corpus = _folder.Write("corpus.txt", "a b c a b c\na c b a c b\n");
        _checkpoint = _folder.PathOf("run.checkpoint");
        Train();
        _contents = File.ReadAllBytes(_checkpoint)[..^SHA256.HashSizeInBytes];
        int state = 0;
        CheckpointFile.ReadBeginning(_checkpoint, reader =>
        {
            TrainingFingerprint.Read(reader);
            reader.ReadInt64(); // The seed and the epoch.
            state = (int)reader.BaseStream.Position;
        });
        _state = state;
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(-1, "-1 blocks were trained on; expected 0 to 3")]
    [InlineData(4, "4 blocks were trained on; expected 0 to 3")]
    [InlineData(long.MinValue, "blocks were trained on")]
    [InlineData(long.MaxValue, "blocks were trained on")]
    public void Blocks_that_there_are_none_of_are_told(long step, string message) => AssertDamaged(Changed(0, step), message);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.5)]
    [InlineData(1e-300)]
    public void A_learning_rate_that_was_not_halved_is_told(double factor) => AssertDamaged(Changed(Rate, BitConverter.DoubleToInt64Bits(factor)), "; expected 0.00390625 to 1");

    [Fact]
    public void Losses_that_are_none_are_told()
    {
        AssertDamaged(Changed(HeldOutLoss, BitConverter.DoubleToInt64Bits(double.NaN)), "the loss of the lines held out is no number");
        AssertDamaged(Changed(LossSum, BitConverter.DoubleToInt64Bits(double.NegativeInfinity)), "pairs is -Infinity; expected a finite one");
        AssertDamaged(Changed(LossCount, -5), "the loss of -5 pairs");
    }

    [Fact]
    public void Values_that_are_not_finite_are_told() => AssertDamaged(Changed(Values, BitConverter.SingleToInt32Bits(float.NaN)), "there are values that are not finite, or beyond 1000000");

    [Theory]
    [InlineData(-1)]
    [InlineData(-SHA256.HashSizeInBytes)] // Of which no values are made.
    [InlineData(-SHA256.HashSizeInBytes - 1)]
    [InlineData(-1000)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    public void A_state_of_another_length_is_told(int more)
    {
        byte[] contents = new byte[Math.Max(_state, _contents.Length + more)];
        _contents.AsSpan(0, Math.Min(contents.Length, _contents.Length)).CopyTo(contents);
        AssertDamaged(contents, "its contents do not fit this training");
    }

    private void Train() => TrainedWordVectors.Train(_corpus, new WordVectorOptions { Dimension = 2, MinimumCount = 2, Epochs = 3, Subsampling = 0, CheckpointPath = _checkpoint }).Dispose();

    private byte[] Changed(int offset, long value)
    {
        byte[] contents = [.. _contents];
        BinaryPrimitives.WriteInt64LittleEndian(contents.AsSpan(_state + offset), value);
        return contents;
    }

    private void AssertDamaged(byte[] contents, string why)
    {
        File.WriteAllBytes(_checkpoint, [.. contents, .. SHA256.HashData(contents)]);
        string message = Assert.Throws<InvalidDataException>(Train).Message;
        Assert.StartsWith($"The checkpoint '{_checkpoint}' is damaged: it is whole, but its contents do not fit this training (", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }
}
