using System.Diagnostics;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Measures how fast training is since it began or went on.</summary>
/// <param name="batchSize">Words a step.</param>
/// <param name="firstStep">Steps that an earlier run made.</param>
/// <param name="steps">Steps in all.</param>
internal sealed class TrainingPace(int batchSize, int firstStep, int steps)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public DistillationProgress Report(int epoch, int epochs, int step, double loss, IReadOnlyList<RetrievalMetrics>? dev, bool isBest)
    {
        TimeSpan elapsed = _clock.Elapsed;
        double made = step - firstStep;
        return new DistillationProgress(
            epoch, epochs, step, steps, loss, made * batchSize / elapsed.TotalSeconds, elapsed, elapsed * ((steps - step) / made), dev, isBest);
    }
}
