using DistillEmb.MLNet;

namespace NerPipeline;

/// <summary>Tells every tenth epoch on the console.</summary>
internal sealed class EpochLines : IProgress<DistillationProgress>
{
    private const int Every = 10;

    public void Report(DistillationProgress value)
    {
        if (value.Dev is null || (value.Epoch != 1 && value.Epoch % Every != 0)) return;
        Console.WriteLine(FormattableString.Invariant($"  epoch {value.Epoch,3}/{value.Epochs}  loss {value.Loss:F3}  dev hits@10 {string.Join(", ", value.Dev.Select(head => $"{head.Head} {head.HitsAt10:P0}"))}"));
    }
}
