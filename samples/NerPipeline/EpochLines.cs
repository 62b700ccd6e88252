using DistillEmb.MLNet;

namespace NerPipeline;

/// <summary>Tells on the console how training goes: every tenth epoch of the encoder, every epoch of the tagger.</summary>
internal sealed class EpochLines : IProgress<DistillationProgress>, IProgress<SentenceTrainingProgress>
{
    private const int Every = 10;

    public void Report(DistillationProgress value)
    {
        if (value.Dev is null || (value.Epoch != 1 && value.Epoch % Every != 0)) return;
        Console.WriteLine(FormattableString.Invariant($"  epoch {value.Epoch,3}/{value.Epochs}  loss {value.Loss:F3}  dev hits@10 {string.Join(", ", value.Dev.Select(head => $"{head.Head} {head.HitsAt10:P0}"))}"));
    }

    public void Report(SentenceTrainingProgress value)
    {
        if (value.ValidationScore is not double score) return;
        Console.WriteLine(FormattableString.Invariant($"  epoch {value.Epoch,3}/{value.Epochs}  loss {value.Loss:F3}  dev {value.ValidationScoreName} {score:P1}{(value.IsBest ? " (best so far)" : "")}"));
    }
}
