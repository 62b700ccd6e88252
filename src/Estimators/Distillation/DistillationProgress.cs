namespace DistillEmb.MLNet;

/// <summary>How far a distillation has come. A run that goes on from a checkpoint first reports the last epoch of the run before, without <see cref="Dev"/>.</summary>
public sealed class DistillationProgress
{
    internal DistillationProgress(
        int epoch, int epochs, int step, int steps, double loss, double wordsPerSecond, TimeSpan elapsed, TimeSpan remaining, IReadOnlyList<RetrievalMetrics>? dev, bool isBest, IReadOnlyList<RetrievalMetrics>? bestDev)
    {
        Epoch = epoch;
        Epochs = epochs;
        Step = step;
        Steps = steps;
        Loss = loss;
        WordsPerSecond = wordsPerSecond;
        Elapsed = elapsed;
        Remaining = remaining;
        Dev = dev;
        IsBest = isBest;
        BestDev = bestDev;
    }

    /// <summary>The epoch under way or just ended, from 1.</summary>
    public int Epoch { get; }

    /// <summary>Epochs in all.</summary>
    public int Epochs { get; }

    /// <summary>Steps (batches) done, over all epochs, those of a run that this one goes on from included.</summary>
    public int Step { get; }

    /// <summary>Steps in all.</summary>
    public int Steps { get; }

    /// <summary>The mean loss of the steps of this epoch so far; not finite where training has diverged, in the last report then.</summary>
    public double Loss { get; }

    /// <summary>Words trained on a second, everything included, since this run began; 0 in the first report of a run that goes on from a checkpoint.</summary>
    public double WordsPerSecond { get; }

    /// <summary>
    /// Time since training began (teachers read and corpus taken in before it); where it goes on from a checkpoint, since it
    /// went on.
    /// </summary>
    public TimeSpan Elapsed { get; }

    /// <summary>An estimate of the time that is left; zero in the first report of a run that goes on from a checkpoint.</summary>
    public TimeSpan Remaining { get; }

    /// <summary>How the encoder does on dev words, one result a teacher; null within an epoch.</summary>
    public IReadOnlyList<RetrievalMetrics>? Dev { get; }

    /// <summary>Whether this epoch is the best so far.</summary>
    public bool IsBest { get; }

    /// <summary>How the best encoder so far does on dev words, that of an earlier run included which this one goes on from; null before an epoch is complete.</summary>
    public IReadOnlyList<RetrievalMetrics>? BestDev { get; }
}
