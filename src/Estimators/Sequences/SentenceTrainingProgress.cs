using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet;

/// <summary>How far the training of a network over rows of tokens has come.</summary>
public sealed class SentenceTrainingProgress : TrainingProgress
{
    internal SentenceTrainingProgress(TrainingMoment<ValidationJudgement> moment, string scoreName)
        : base(moment) => (ValidationScore, ValidationScoreName) = (moment.Judgement?.Score, scoreName);

    /// <summary>Rows trained on a second, everything included, since this run began; 0 in the first report of a run that goes on from a checkpoint.</summary>
    public double RowsPerSecond => Moment.ItemsPerSecond;

    /// <summary>
    /// How the model does on the validation rows, 0 to 1: of tags that mark spans the span F1 (micro average), of others the share of
    /// tokens with the right one; of classes the macro average of their F1. Null within an epoch, and where there are no validation rows.
    /// </summary>
    public double? ValidationScore { get; }

    /// <summary>What <see cref="ValidationScore"/> is: <c>span F1</c>, <c>token accuracy</c> or <c>macro F1</c>.</summary>
    public string ValidationScoreName { get; }
}
