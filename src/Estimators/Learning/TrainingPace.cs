using System.Diagnostics;

namespace DistillEmb.MLNet.Learning;

/// <summary>Measures how fast training is since it began or went on.</summary>
/// <param name="itemsPerStep">Words or rows a step.</param>
/// <param name="firstStep">Steps that an earlier run made.</param>
/// <param name="steps">Steps in all.</param>
internal sealed class TrainingPace(double itemsPerStep, int firstStep, int steps)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>What is told of a step.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="epochs">Epochs in all.</param>
    /// <param name="step">The step.</param>
    /// <param name="loss">The mean loss of the epoch so far.</param>
    /// <param name="judgement">How the epoch does, where it has ended.</param>
    /// <param name="isBest">Whether it is the best so far.</param>
    /// <param name="best">How the best epoch so far does.</param>
    public TrainingMoment<TJudgement> Tell<TJudgement>(int epoch, int epochs, int step, double loss, TJudgement? judgement, bool isBest, TJudgement? best)
    {
        TimeSpan elapsed = _clock.Elapsed;
        double made = step - firstStep;
        TimeSpan remaining = made > 0 ? elapsed * ((steps - step) / made) : TimeSpan.Zero;
        return new(new TrainingMoment(epoch, epochs, step, steps, loss, made * itemsPerStep / elapsed.TotalSeconds, elapsed, remaining, isBest), judgement, best);
    }
}
