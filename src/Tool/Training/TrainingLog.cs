using System.Diagnostics;
using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Training;

/// <summary>
/// Shows training on the error stream, as a bar on a terminal and elsewhere as a line an epoch, and one now and then within a long epoch; keeps the epochs for a report.
/// </summary>
/// <param name="rows">What is trained on.</param>
internal sealed class TrainingLog(string rows) : IProgress<DistillationProgress>, IProgress<SentenceTrainingProgress>
{
    private const int BarWidth = 30;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly List<EpochState> _epochs = [];
    private readonly Stopwatch _sinceLine = Stopwatch.StartNew();
    private bool _inLine;

    /// <summary>The epochs that were complete.</summary>
    public IReadOnlyList<EpochState> Epochs => _epochs;

    /// <summary>How the best epoch of a distillation does on dev words, that of an earlier run included.</summary>
    public IReadOnlyList<RetrievalMetrics>? BestDev { get; private set; }

    /// <summary>Whether training lost its way after good epochs.</summary>
    public bool HasDiverged { get; private set; }

    public void Report(DistillationProgress value)
    {
        BestDev = value.BestDev;
        Show(new EpochState(
            value.Epoch,
            value.Epochs,
            value.Step,
            value.Steps,
            value.Loss,
            FormattableString.Invariant($"{value.WordsPerSecond:F0} {rows}/s"),
            value.Dev?.Select(head => ($"{head.Head} hits@10", head.HitsAt10)).ToArray(),
            value.IsBest));
    }

    // Where there are no validation rows, the latest epoch is the best, and only ends of epochs are.
    public void Report(SentenceTrainingProgress value)
    {
        bool ended = value.ValidationScore is not null || value.IsBest;
        Show(new EpochState(
            value.Epoch,
            value.Epochs,
            value.Step,
            value.Steps,
            value.Loss,
            FormattableString.Invariant($"{value.RowsPerSecond:F0} {rows}/s"),
            !ended ? null : value.ValidationScore is double score ? [($"dev {value.ValidationScoreName}", score)] : [],
            value.IsBest));
    }

    /// <summary>What is saved: the product, or why it is the best so far.</summary>
    public string Name(string product, CancellationToken stop) =>
        stop.IsCancellationRequested ? "Stopped; the best so far is" : HasDiverged ? "Training diverged; the best so far is" : product;

    /// <summary>Ends a command whose training diverged as one that failed, though there is a model: what follows in a script should not go on by itself.</summary>
    /// <exception cref="InvalidOperationException">Training diverged.</exception>
    public void ThrowIfDiverged()
    {
        if (HasDiverged) throw new InvalidOperationException("training diverged; what was saved is the best of the epochs before");
    }

    /// <summary>Leaves the line of a bar that training ended in.</summary>
    public void Close()
    {
        if (_inLine) Console.Error.WriteLine();
        _inLine = false;
    }

    private void Show(EpochState state)
    {
        if (_terminal) Console.Error.Write($"\r[{Bar(state)}] {Line(state)}   ");
        _inLine = _terminal && state.Scores is null;
        HasDiverged |= !double.IsFinite(state.Loss);
        if (state.Scores is not null) _epochs.Add(state);
        else if (_terminal || _sinceLine.Elapsed < Silence) return;
        _sinceLine.Restart();
        string share = state.Scores is null ? FormattableString.Invariant($"{100.0 * state.Step / state.Steps,3:F0} %, ") : "";
        Console.Error.WriteLine(_terminal ? "" : $"{share}{Line(state)}");
    }

    private static string Bar(EpochState state)
    {
        int done = (int)((long)BarWidth * state.Step / Math.Max(1, state.Steps));
        return new string('#', done) + new string('.', BarWidth - done);
    }

    private static string Line(EpochState state)
    {
        string scores = state.Scores is null ? "" : string.Concat(state.Scores.Select(score => FormattableString.Invariant($"  {score.Name} {score.Value:F3}")));
        return FormattableString.Invariant($"epoch {state.Epoch,3}/{state.Epochs}  loss {state.Loss:F4}  {state.Rate}{scores}{(state.IsBest && state.Scores is not null ? " *" : "")}");
    }
}
