using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>The loss and the scores of a training.</summary>
internal static class TrainingCurves
{
    public static IEnumerable<string> Of(IReadOnlyList<EpochState> epochs)
    {
        if (epochs.Count == 0) yield break;
        yield return CurveChart.Of("Loss", [("training loss", [.. epochs.Select(epoch => epoch.Loss)])]);
        IReadOnlyList<(string Name, double Value)> names = epochs[0].Scores!;
        if (names.Count == 0) yield break;
        yield return CurveChart.Of("Scores on dev data", [.. names.Select((score, i) => (score.Name, epochs.Select(epoch => epoch.Scores![i].Value).ToArray()))]);
        yield return ReportPage.Paragraph($"The model is that of epoch {epochs.Last(epoch => epoch.IsBest).Epoch}.");
    }
}
