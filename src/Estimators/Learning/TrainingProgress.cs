using DistillEmb.MLNet.Learning;

namespace DistillEmb.MLNet;

/// <summary>How far a training has come. A run that goes on from a checkpoint first reports the last epoch of the run before, without how it did.</summary>
public abstract class TrainingProgress
{
    private protected TrainingProgress(TrainingMoment moment) => Moment = moment;

    /// <summary>The epoch under way or just ended, from 1.</summary>
    public int Epoch => Moment.Epoch;

    /// <summary>Epochs in all, if training is not ended before.</summary>
    public int Epochs => Moment.Epochs;

    /// <summary>Steps (batches) done, over all epochs, those of a run that this one goes on from included.</summary>
    public int Step => Moment.Step;

    /// <summary>Steps in all, if training is not ended before.</summary>
    public int Steps => Moment.Steps;

    /// <summary>The mean loss of this epoch so far; not finite where training has diverged, in the last report then.</summary>
    public double Loss => Moment.Loss;

    /// <summary>Time since training began (data read before it), or went on from a checkpoint.</summary>
    public TimeSpan Elapsed => Moment.Elapsed;

    /// <summary>An estimate of the time that is left; zero in the first report of a run that goes on from a checkpoint.</summary>
    public TimeSpan Remaining => Moment.Remaining;

    /// <summary>Whether this epoch is the best so far.</summary>
    public bool IsBest => Moment.IsBest;

    private protected TrainingMoment Moment { get; }
}
