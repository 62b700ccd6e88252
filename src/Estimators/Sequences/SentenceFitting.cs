using System.Globalization;
using DistillEmb.MLNet.Distillation;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Sequences;

/// <summary>What fitting any network over rows has to do with ML.NET: its log, progress, seed and cancellation.</summary>
/// <param name="environment">That of the estimator.</param>
/// <param name="host">The estimator's own.</param>
/// <param name="options">Checked options.</param>
/// <param name="name">What the training is called in the log.</param>
internal sealed class SentenceFitting(IHostEnvironment environment, IHost host, SentenceTrainingOptions options, string name) : IDisposable
{
    private readonly StopRequest _stop = new(options.CancellationToken, () => host is ICancelable { IsCanceled: true } || environment is ICancelable { IsCanceled: true });
    private readonly IProgressChannel _progress = host.StartProgressChannel(name);
    private SentenceTrainingProgress? _latest;

    /// <summary>Where messages go.</summary>
    public IChannel Channel { get; } = host.Start(name);

    /// <summary>The seed of everything random: that of the options, of the <see cref="Microsoft.ML.MLContext"/>, or a random one.</summary>
    public int Seed { get; } = options.Seed ?? (environment as IHostEnvironmentInternal)?.Seed ?? Random.Shared.Next();

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void CheckAlive() => _stop.ThrowIfRequested("The training was cancelled while the data was being read.");

    /// <summary>Moves a share of the rows that have tokens, <see cref="SentenceTrainingOptions.ValidationShare"/>, out of those to train on.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="tokensOf">The tokens of a row that the network reads.</param>
    public List<TRow> TakeShare<TRow>(List<TRow> rows, Func<TRow, IReadOnlyList<string>> tokensOf)
    {
        if (options.ValidationShare == 0) return [];
        HashSet<int> taken = ValidationShare.Draw([.. rows.Select(tokensOf)], options.ValidationShare, RandomStream.Of(Seed, 0));
        if (taken.Count == 0)
            Channel.Warning($"No rows could be drawn to validate on: {nameof(options.ValidationShare)} is {options.ValidationShare.ToString(CultureInfo.InvariantCulture)}, and the rows are few or repeat each other. The last epoch is the best.");
        List<TRow> share = [.. rows.Where((_, row) => taken.Contains(row))];
        List<TRow> rest = [.. rows.Where((_, row) => !taken.Contains(row))];
        rows.Clear();
        rows.AddRange(rest);
        return share;
    }

    /// <summary>Trains, and gives the best model.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    public TModel Train<TModel>(SentenceWords words, IReadOnlyList<Sentence> sentences, SentenceTask<TModel> task)
        where TModel : class
    {
        TorchSharp.torch.Device device = TrainingDevice.Choose(environment, Channel);
        _progress.SetHeader(new ProgressHeader(["loss"], ["epochs", "steps"]), FillEntry);
        var trainer = new SentenceTrainer(options, _stop, Report);
        TModel model = trainer.Train(words, sentences, task, device, Seed);
        if (trainer.DivergedIn is int epoch) Channel.Warning($"Training diverged in epoch {epoch}: the model is the best of the epochs before; {SentenceTrainer.Advice(options)}.");
        if (_stop.IsRequested) Channel.Warning("Cancelled: the model is the best so far.");
        return model;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _progress.Dispose();
        Channel.Dispose();
    }

    private void FillEntry(IProgressEntry entry)
    {
        if (_latest is null) return;
        entry.SetProgress(0, _latest.Epoch, _latest.Epochs);
        entry.SetProgress(1, _latest.Step, _latest.Steps);
        entry.SetMetric(0, _latest.Loss);
    }

    private void Report(SentenceTrainingProgress report)
    {
        _latest = report;
        string head = FormattableString.Invariant($"Epoch {report.Epoch} of {report.Epochs}, step {report.Step} of {report.Steps}: loss {report.Loss:F4}, {report.RowsPerSecond:F0} rows/s");
        if (report.ValidationScore is double score) Channel.Info(FormattableString.Invariant($"{head}. Validation score {score:P2}{(report.IsBest ? " (best so far)" : "")}"));
        else Channel.Trace(head);
        options.Progress?.Report(report);
    }
}
