using System.Diagnostics;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Measures how fast training is since it began or went on.</summary>
/// <param name="batchSize">Words a step.</param>
/// <param name="firstStep">Steps that an earlier run made.</param>
/// <param name="steps">Steps in all.</param>
internal sealed class TrainingPace(int batchSize, int firstStep, int steps)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>What is told of a step.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="epochs">Epochs in all.</param>
    /// <param name="step">The step.</param>
    /// <param name="loss">The mean loss of the epoch so far.</param>
    /// <param name="dev">How the epoch does on dev words, where it has ended.</param>
    /// <param name="isBest">Whether it is the best so far.</param>
    /// <param name="bestDev">How the best epoch so far does.</param>
    public DistillationProgress Report(int epoch, int epochs, int step, double loss, IReadOnlyList<RetrievalMetrics>? dev, bool isBest, IReadOnlyList<RetrievalMetrics>? bestDev)
    {
        TimeSpan elapsed = _clock.Elapsed;
        double made = step - firstStep;
        TimeSpan remaining = made > 0 ? elapsed * ((steps - step) / made) : TimeSpan.Zero;
        return new DistillationProgress(epoch, epochs, step, steps, loss, made * batchSize / elapsed.TotalSeconds, elapsed, remaining, dev, isBest, bestDev);
    }
}
