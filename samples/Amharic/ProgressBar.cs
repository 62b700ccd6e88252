using DistillEmb.MLNet;

namespace Amharic;

/// <summary>Shows training on the console: a bar on a terminal, a line an epoch (or every few) elsewhere.</summary>
internal sealed class ProgressBar : IProgress<DistillationProgress>
{
    private const int Width = 30;
    private const int LinesInAll = 15;

    // Reports come on the training thread, one at a time: this is not System.Progress, which would send them elsewhere.
    public void Report(DistillationProgress value)
    {
        bool terminal = !Console.IsOutputRedirected;
        if (terminal) Console.Write($"\r{Bar(value)} {Line(value)}   ");
        if (value.Dev is null || !IsShown(value)) return;
        if (terminal) Console.WriteLine();
        else Console.WriteLine(Line(value));
    }

    private static bool IsShown(DistillationProgress value) =>
        value.Epoch == 1 || value.Epoch == value.Epochs || value.Epoch % Math.Max(1, value.Epochs / LinesInAll) == 0;

    private static string Bar(DistillationProgress value)
    {
        int done = (int)((long)Width * value.Step / value.Steps);
        return $"[{new string('#', done)}{new string('.', Width - done)}]";
    }

    private static string Line(DistillationProgress value)
    {
        string line = FormattableString.Invariant($"epoch {value.Epoch,3}/{value.Epochs}  loss {value.Loss:F3}  {value.WordsPerSecond,6:F0} words/s  {value.Remaining:mm\\:ss} left");
        return value.Dev is null
            ? line
            : FormattableString.Invariant($"{line}  dev hits@10 {string.Join(' ', value.Dev.Select(head => $"{head.Head} {head.HitsAt10:P0}"))}{(value.IsBest ? " *" : "  ")}");
    }
}
