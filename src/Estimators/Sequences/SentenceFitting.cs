using System.Globalization;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Learning;

namespace DistillEmb.MLNet.Sequences;

/// <summary>What fitting any network over rows does besides training it: rows to validate on, log, progress, and the file that it goes on from.</summary>
/// <param name="host">The estimator's.</param>
/// <param name="options">Checked options.</param>
/// <param name="name">What the training is called in the log.</param>
internal sealed class SentenceFitting(TrainingHost host, SentenceTrainingOptions options, string name) : IDisposable
{
    private readonly TrainingSession _session = new(host, name, options.Seed, options.CheckpointPath, options.CancellationToken);

    /// <summary>Where messages go.</summary>
    public TrainingLog Log => _session.Log;

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void CheckAlive() => _session.Stop.ThrowIfRequested("The training was cancelled while the data was being read.");

    /// <summary>Moves a share of the rows that have tokens, <see cref="SentenceTrainingOptions.ValidationShare"/>, out of those to train on.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="tokensOf">The tokens of a row that the network reads.</param>
    public List<TRow> TakeShare<TRow>(List<TRow> rows, Func<TRow, IReadOnlyList<string>> tokensOf)
    {
        if (options.ValidationShare == 0) return [];
        HashSet<int> taken = ValidationShare.Draw([.. rows.Select(tokensOf)], options.ValidationShare, RandomStream.Of(_session.Seed, 0));
        if (taken.Count == 0)
            Log.Warning($"No rows could be drawn to validate on: {nameof(options.ValidationShare)} is {options.ValidationShare.ToString(CultureInfo.InvariantCulture)}, and the rows are few or repeat each other. The last epoch is the best.");
        List<TRow> share = [.. rows.Where((_, row) => taken.Contains(row))];
        List<TRow> rest = [.. rows.Where((_, row) => !taken.Contains(row))];
        rows.Clear();
        rows.AddRange(rest);
        return share;
    }

    /// <summary>Trains, and gives the best model, with what to call when it is saved (null for nothing).</summary>
    /// <exception cref="InvalidDataException">The checkpoint is of another training; the message names every difference.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    public (TModel Model, Action? WhenSaved) Train<TModel>(SentenceWords words, IReadOnlyList<Sentence> sentences, SentenceTask<TModel> task)
        where TModel : class
    {
        TorchSharp.torch.Device device = _session.ChooseDevice();
        _session.Begin(() => SentenceFingerprint.Of(options, words, sentences, task.Facts, _session.Seed, device));
        TrainingLoop<TModel, ValidationJudgement> loop = _session.Loop<TModel, ValidationJudgement>(options.Epochs, options.Patience, options.WeightPrecision, moment => Report(moment, task.ScoreName));
        TModel model = new SentenceTrainer(options).Train(words, sentences, task, device, _session.Seed, loop);
        return (model, _session.End(loop, "model", SentenceTraining<TModel>.AdviceOf(options)));
    }

    public void Dispose() => _session.Dispose();

    private void Report(TrainingMoment<ValidationJudgement> moment, string scoreName)
    {
        _session.Report(moment, "rows", moment.Judgement?.Score is double score ? FormattableString.Invariant($"Validation {scoreName} {score:F4}") : null);
        options.Progress?.Report(new SentenceTrainingProgress(moment, scoreName));
    }
}
