using DistillEmb.MLNet.Host;
using DistillEmb.Network;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>What any training has to do with ML.NET and with the file that it goes on from: log, progress, device, seed, cancellation, checkpoint.</summary>
internal sealed class TrainingSession : IDisposable
{
    private readonly TrainingHost _host;
    private readonly IDisposable _progress;
    private readonly string? _checkpointPath;
    private readonly TrainingCheckpoint? _checkpoint;
    private TrainingMoment? _latest;

    /// <param name="host">The estimator's.</param>
    /// <param name="name">What the training is called in the log.</param>
    /// <param name="seed">The seed of the options; null for that of the <see cref="Microsoft.ML.MLContext"/>, of the checkpoint, or a random one.</param>
    /// <param name="checkpointPath">The file of the options; null for none.</param>
    /// <param name="cancellation">That of the options.</param>
    /// <exception cref="InvalidDataException">The file is no checkpoint, of another version, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read or written, or another training has it.</exception>
    public TrainingSession(TrainingHost host, string name, int? seed, string? checkpointPath, CancellationToken cancellation)
    {
        (_host, _checkpointPath) = (host, checkpointPath);
        _checkpoint = checkpointPath is null ? null : TrainingCheckpoint.Open(checkpointPath, WarnLater);
        Log = host.Start(name);
        _progress = host.ShowEpochs(name, () => _latest is null ? null : (_latest.Epoch, _latest.Epochs, _latest.Step, _latest.Steps, _latest.Loss));
        Stop = new StopRequest(cancellation, () => host.IsCancelled);
        Seed = seed ?? host.Seed ?? _checkpoint?.Seed ?? Random.Shared.Next();
    }

    /// <summary>Where messages go.</summary>
    public TrainingLog Log { get; }

    /// <summary>Whether training is to stop.</summary>
    public StopRequest Stop { get; }

    /// <summary>The seed of everything random.</summary>
    public int Seed { get; }

    /// <summary>The first epoch that is trained, from 1.</summary>
    public int StartEpoch => (_checkpoint?.Epoch ?? 0) + 1;

    /// <summary>Where training runs.</summary>
    public Device ChooseDevice() => TrainingDevice.Choose(_host, Log);

    /// <summary>Makes sure that the checkpoint, where there is one, is of this training, and says what it goes on from.</summary>
    /// <param name="fingerprint">What the result depends on.</param>
    /// <exception cref="InvalidDataException">It is of another one; the message names every difference.</exception>
    public void Begin(Func<TrainingFingerprint> fingerprint)
    {
        if (_checkpoint is null) return;
        TrainingFingerprint now = fingerprint();
        _checkpoint.Begin(now, Seed);
        if (_checkpoint.Epoch == 0) return;
        Log.Info($"Training goes on after epoch {_checkpoint.Epoch} of {now.Epochs}, from the checkpoint '{_checkpointPath}'.");
        foreach ((string name, string before, string after) in _checkpoint.HigherRates) Log.Info($"{name} was {before} until then, and is {after} from now on.");
    }

    /// <summary>The training loop, stopped where the session is, and with its checkpoint.</summary>
    /// <param name="epochs">Passes over the training data, at most.</param>
    /// <param name="patience">After how many epochs that were no better training ends; 0 for none.</param>
    /// <param name="precision">How the weights are stored.</param>
    /// <param name="report">Told how far training has come.</param>
    public TrainingLoop<TModel, TJudgement> Loop<TModel, TJudgement>(int epochs, int patience, WeightPrecision precision, Action<TrainingMoment<TJudgement>> report)
        where TModel : class
        where TJudgement : class, IJudgement<TJudgement> => new(Stop, _checkpoint, report) { Epochs = epochs, Patience = patience, Precision = precision };

    /// <summary>Says how training ended.</summary>
    /// <param name="loop">The loop, when it has run.</param>
    /// <param name="product">What came of it: the encoder, the model.</param>
    /// <param name="advice">What to do where it diverged, as the end of a sentence.</param>
    /// <returns>What to call when the model is saved; null for nothing.</returns>
    public Action? End<TModel, TJudgement>(TrainingLoop<TModel, TJudgement> loop, string product, string advice)
        where TModel : class
        where TJudgement : class, IJudgement<TJudgement>
    {
        string best = $"the {product} is the best so far, of epoch {loop.BestEpoch}";
        if (loop.DivergedIn is int epoch)
        {
            string later = _checkpoint is null ? "" : $" and call again: training goes on after epoch {_checkpoint.Epoch}, from the checkpoint '{_checkpointPath}'";
            Log.Warning($"Training diverged in epoch {epoch}: {best}. {char.ToUpperInvariant(advice[0])}{advice[1..]}{later}.");
        }

        if (Stop.IsRequested) Log.Warning($"Cancelled: {best}.");
        if (Stop.IsRequested && _checkpoint is not null && !loop.IsComplete) Log.Info($"The same call goes on from the checkpoint '{_checkpointPath}'.");
        return loop.IsComplete && _checkpoint is not null ? _checkpoint.Delete : null;
    }

    /// <summary>Logs how far training has come.</summary>
    /// <param name="moment">How far.</param>
    /// <param name="items">What it trains on: words, rows.</param>
    /// <param name="judged">How the epoch did; null within one.</param>
    public void Report(TrainingMoment moment, string items, string? judged)
    {
        _latest = moment;
        string head = FormattableString.Invariant($"Epoch {moment.Epoch} of {moment.Epochs}, step {moment.Step} of {moment.Steps}: loss {moment.Loss:F4}, {moment.ItemsPerSecond:F0} {items}/s");
        if (judged is null) Log.Trace(head);
        else Log.Info($"{head}. {judged}{(moment.IsBest ? " (best so far)" : "")}");
    }

    public void Dispose()
    {
        Stop.Dispose();
        _progress.Dispose();
        Log.Dispose();
        _checkpoint?.Dispose();
    }

    // The channel of fitting is closed when the model is saved.
    private void WarnLater(string warning)
    {
        using TrainingLog log = _host.Start("Checkpoint");
        log.Warning(warning);
    }
}
