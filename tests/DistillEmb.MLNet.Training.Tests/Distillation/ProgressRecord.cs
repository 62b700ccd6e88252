namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Keeps all reports, in the thread that makes them, and does something at each.</summary>
internal sealed class ProgressRecord(Action<DistillationProgress>? act = null) : IProgress<DistillationProgress>
{
    public List<DistillationProgress> Reports { get; } = [];

    public IEnumerable<DistillationProgress> Epochs => Reports.Where(report => report.Dev is not null);

    public void Report(DistillationProgress value)
    {
        Reports.Add(value);
        act?.Invoke(value);
    }
}
