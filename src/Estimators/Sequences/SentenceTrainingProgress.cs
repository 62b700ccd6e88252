namespace DistillEmb.MLNet;

/// <summary>How far the training of a network over rows of tokens has come.</summary>
public sealed class SentenceTrainingProgress
{
    internal SentenceTrainingProgress(int epoch, int epochs, int step, int steps, double loss, double rowsPerSecond, TimeSpan elapsed, double? validationScore, bool isBest)
    {
        Epoch = epoch;
        Epochs = epochs;
        Step = step;
        Steps = steps;
        Loss = loss;
        RowsPerSecond = rowsPerSecond;
        Elapsed = elapsed;
        ValidationScore = validationScore;
        IsBest = isBest;
    }

    /// <summary>The epoch under way or just ended, from 1.</summary>
    public int Epoch { get; }

    /// <summary>Epochs in all, if training is not ended before.</summary>
    public int Epochs { get; }

    /// <summary>Steps (batches) done, over all epochs.</summary>
    public int Step { get; }

    /// <summary>Steps in all, if training is not ended before.</summary>
    public int Steps { get; }

    /// <summary>The mean loss a row of this epoch so far; not finite where training has diverged, in the last report then.</summary>
    public double Loss { get; }

    /// <summary>Rows trained on a second, everything included.</summary>
    public double RowsPerSecond { get; }

    /// <summary>Time since training began.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>
    /// How the model does on the validation rows, 0 to 1: of tags that mark spans the span F1 (micro average), of others the share of
    /// tokens with the right one; of classes the macro average of their F1. Null within an epoch, and where there are no validation rows.
    /// </summary>
    public double? ValidationScore { get; }

    /// <summary>Whether this epoch is the best so far.</summary>
    public bool IsBest { get; }
}
