using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.SkipGram;

namespace DistillEmb.MLNet;

/// <summary>How far a training of word vectors has come.</summary>
public sealed class WordVectorProgress : TrainingProgress
{
    internal WordVectorProgress(TrainingMoment moment, CorpusCensus census, double? heldOutLoss)
        : base(moment) => (Census, HeldOutLoss) = (census, heldOutLoss);

    /// <summary>Tokens trained on a second since this run began, those included that were passed over because their words are frequent; 0 in the first report of a run that goes on from a checkpoint.</summary>
    public double TokensPerSecond => Moment.ItemsPerSecond;

    /// <summary>What was counted in the corpus.</summary>
    public CorpusCensus Census { get; }

    /// <summary>The mean loss of the lines that were held out, after the epoch; null within one, and where none are held out.</summary>
    public double? HeldOutLoss { get; }
}
