namespace DistillEmb.MLNet.Training.Tests.Sequences;

/// <summary>Keeps the reports of a training, at once and on the thread that makes them.</summary>
/// <param name="reports">Where they are kept.</param>
/// <param name="then">What follows each.</param>
internal sealed class SentenceReports(List<SentenceTrainingProgress> reports, Action<SentenceTrainingProgress>? then = null) : IProgress<SentenceTrainingProgress>
{
    public void Report(SentenceTrainingProgress value)
    {
        reports.Add(value);
        then?.Invoke(value);
    }
}
