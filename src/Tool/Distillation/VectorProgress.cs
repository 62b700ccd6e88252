using DistillEmb.MLNet.Tool.Training;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary>Shows the training of word vectors on the error stream: a line an epoch, and one now and then within a long one.</summary>
internal sealed class VectorProgress : IProgress<WordVectorProgress>
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly Lock _writing = new();
    private DateTime _last = DateTime.UtcNow;
    private int _epoch;

    public void Report(WordVectorProgress value)
    {
        lock (_writing)
        {
            bool ended = value.Step == value.Steps && value.Epoch > _epoch;
            if (!ended && DateTime.UtcNow - _last < Silence) return;
            _last = DateTime.UtcNow;
            if (ended) _epoch = value.Epoch;
            string held = value.HeldOutLoss is double loss ? FormattableString.Invariant($", held out {loss:F4}") : "";
            Console.Error.WriteLine(FormattableString.Invariant(
                $"word vectors, epoch {value.Epoch}/{value.Epochs}  {100.0 * value.Step / value.Steps:F0} %  loss {value.Loss:F4}{held}  {value.TokensPerSecond:F0} tokens/s"));
        }
    }
}
