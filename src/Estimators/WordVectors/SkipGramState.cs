namespace DistillEmb.MLNet.SkipGram;

/// <summary>All of a training that changes while it goes on. What is random is not in it: it follows from the seed, the epoch and the line.</summary>
/// <param name="model">The matrices.</param>
/// <param name="blocks">Blocks of an epoch.</param>
internal sealed class SkipGramState(SkipGramModel model, int blocks)
{
    public SkipGramModel Model => model;

    /// <summary>Blocks that were trained on, over all epochs.</summary>
    public long Step { get; set; }

    /// <summary>Epochs that were completed.</summary>
    public int Epoch => (int)(Step / blocks);

    /// <summary>What the learning rate is multiplied by: halved each time training diverged.</summary>
    public double RateFactor { get; set; } = 1;

    /// <summary>The loss of the lines held out, after the last completed epoch; infinite before, and where there are none.</summary>
    public double HeldOutLoss { get; set; } = double.PositiveInfinity;

    /// <summary>Whether training ended before its last epoch, because the loss of the lines held out rose.</summary>
    public bool IsEnded { get; set; }
}
