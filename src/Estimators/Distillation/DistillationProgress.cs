using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;

namespace DistillEmb.MLNet;

/// <summary>How far a distillation has come.</summary>
public sealed class DistillationProgress : TrainingProgress
{
    internal DistillationProgress(TrainingMoment<DevJudgement> moment)
        : base(moment) => (Dev, BestDev) = (moment.Judgement?.Heads, moment.Best?.Heads);

    /// <summary>Words trained on a second, everything included, since this run began; 0 in the first report of a run that goes on from a checkpoint.</summary>
    public double WordsPerSecond => Moment.ItemsPerSecond;

    /// <summary>How the encoder does on dev words, one result a teacher; null within an epoch.</summary>
    public IReadOnlyList<RetrievalMetrics>? Dev { get; }

    /// <summary>How the best encoder so far does on dev words, that of an earlier run included which this one goes on from; null before an epoch is complete.</summary>
    public IReadOnlyList<RetrievalMetrics>? BestDev { get; }
}
