using System.Globalization;
using DistillEmb.MLNet.Learning;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// Trains one set of word vectors on the thread that calls it. The learning rate falls from token to token; where values are no longer finite it is halved, and
/// training goes back to the last state that was kept.
/// </summary>
internal sealed class SkipGramTrainer
{
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromMinutes(10);

    private readonly NumberedCorpus _corpus;
    private readonly WordVectorOptions _options;
    private readonly TrainingSnapshot _snapshot;
    private readonly bool _isKept; // In a checkpoint, so that a state is worth saving though nothing may go back to it.
    private readonly Action<string> _tell;
    private readonly WindowDraw _draw;
    private readonly SkipGramState _state;
    private readonly TimeSpan _betweenReports;
    private readonly WindowBatch? _heldOut;
    private TrainingPace _pace;
    private DateTime _reported;
    private DateTime _saved = DateTime.UtcNow;

    /// <param name="corpus">The corpus.</param>
    /// <param name="rows">The rows of its words.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="checkpoint">Keeps the state; null for none.</param>
    /// <param name="tell">Told, in a sentence, what the caller should know.</param>
    /// <param name="betweenReports">How long nothing is reported after a report, but for the end of an epoch.</param>
    public SkipGramTrainer(NumberedCorpus corpus, InputRows rows, WordVectorOptions options, TrainingCheckpoint? checkpoint, Action<string> tell, TimeSpan betweenReports)
    {
        (_corpus, _options, _tell, _isKept, _betweenReports) = (corpus, options, tell, checkpoint is not null, betweenReports);
        _snapshot = new TrainingSnapshot(checkpoint, corpus.NewTemporaryFile("state"));
        _draw = new WindowDraw(corpus.Vocabulary, options, options.Seed);
        _state = new SkipGramState(new SkipGramModel(rows, options.Dimension), corpus.Ids.Blocks, Epochs);
        _heldOut = DrawHeldOut();
        _pace = Pace();
    }

    private int Epochs => _options.EpochsFor(_corpus.Vocabulary.Census);

    private double MeanLoss => _state.Model.Loss.Sum / Math.Max(1, _state.Model.Loss.Count);

    /// <summary>Trains.</summary>
    /// <param name="keepsInput">Whether the rows of words and n-grams that the vectors are the means of are wanted too.</param>
    /// <returns>The vectors, and those rows, where they are wanted and there are n-grams. They belong to the caller.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was complete.</exception>
    /// <exception cref="InvalidOperationException">It diverged, however low the rate.</exception>
    public (EmbeddingMatrix Vectors, EmbeddingMatrix? Input) Train(bool keepsInput = false)
    {
        (EmbeddingMatrix? vectors, EmbeddingMatrix? input) = (null, null);
        try
        {
            Begin();
            while (!_state.IsEnded && _state.Step < _state.Steps && !_options.CancellationToken.IsCancellationRequested)
            {
                if (!TrainOn()) GoBack();
            }

            if (_options.CancellationToken.IsCancellationRequested) EndEarly();
            vectors = _state.Model.TakeVectors();
            if (keepsInput && vectors != _state.Model.Input) input = _state.Model.Input;
            return (vectors, input);
        }
        finally
        {
            _state.Model.Dispose(vectors, input);
        }
    }

    private void Begin()
    {
        if (_snapshot.IsThere)
        {
            _snapshot.Load(_state);
            Report(null);
        }
        else
        {
            Restart();
        }

        _pace = Pace();
    }

    private void Restart()
    {
        _state.Model.Initialize(_options.Seed, _options.CancellationToken);
        (_state.Step, _state.HeldOutLoss) = (0, double.PositiveInfinity);
    }

    // Until training ends; false where it has diverged.
    private bool TrainOn()
    {
        var rate = new TrainingRate(_options.LearningRate * _state.RateFactor, Epochs * _corpus.Ids.Tokens);
        using var batches = new BatchStream(_corpus, _draw, rate, _options, _state.Step);
        while (!_state.IsEnded && _state.Step < _state.Steps && !_options.CancellationToken.IsCancellationRequested)
        {
            if (_state.Step % _corpus.Ids.Blocks == 0) _state.Model.Loss = (0, 0);
            WindowBatch batch = batches.Take();
            _state.Model.Train(batch);
            batches.Return(batch);
            _state.Step++;
            bool isEpoch = _state.Step % _corpus.Ids.Blocks == 0;
            bool isDue = _heldOut is null && _isKept && DateTime.UtcNow - _saved > BetweenSaves;
            if (!double.IsFinite(_state.Model.Loss.Sum) || ((isEpoch || isDue) && !_state.Model.IsBounded)) return false;
            if (isEpoch) EndEpoch();
            else if (isDue) Save();
            if (DateTime.UtcNow - _reported >= _betweenReports) Report(null);
        }

        return true;
    }

    private void EndEpoch()
    {
        double? heldOut = null;
        if (_heldOut is not null)
        {
            (double sum, long count) = _state.Model.Score(_heldOut);
            heldOut = sum / count;
            if (heldOut > _state.HeldOutLoss)
            {
                _tell(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The loss of the lines held out rose from {_state.HeldOutLoss:F4} to {heldOut:F4} in epoch {_state.Epoch}: training ends with the vectors of the epoch before."));
                Report(heldOut);
                _snapshot.Load(_state);
                _state.IsEnded = true;
                if (_isKept) Save();
                return;
            }

            _state.HeldOutLoss = heldOut.Value;
        }

        if (_isKept || _heldOut is not null) Save();
        Report(heldOut);
    }

    private void GoBack()
    {
        double factor = _state.RateFactor / 2;
        int epoch = _state.Epoch + 1;
        if (factor < SkipGramState.LeastRateFactor)
        {
            throw new InvalidOperationException(
                $"The training of word vectors diverged in epoch {epoch}, at the rate of {(_options.LearningRate * _state.RateFactor).ToString(CultureInfo.InvariantCulture)} too, to which it was halved {SkipGramState.MostHalvings} times. "
                + $"{nameof(WordVectorOptions.LearningRate)} is {_options.LearningRate.ToString(CultureInfo.InvariantCulture)}; set it lower.");
        }

        bool isThere = _snapshot.IsThere;
        if (isThere) _snapshot.Load(_state);
        else Restart();
        _state.RateFactor = factor;
        _tell(string.Create(
            CultureInfo.InvariantCulture,
            $"Training diverged in epoch {epoch}: the learning rate is halved to {_options.LearningRate * factor}, and training goes on from {(isThere ? $"the state after epoch {_state.Epoch}" : "the beginning")}."));
    }

    private void EndEarly()
    {
        if (!_state.Model.IsBounded) GoBack();
        bool goesBack = _heldOut is not null && _snapshot.IsThere;
        if (goesBack) _snapshot.Load(_state); // What is half trained has not been held against those lines.
        else if (_isKept && _state.Step < _state.Steps) Save();
        if (_state.Epoch > 0) return;
        throw new OperationCanceledException("The training of word vectors was cancelled before the first epoch was complete.", _options.CancellationToken);
    }

    private void Save()
    {
        _snapshot.Save(_state);
        _saved = DateTime.UtcNow;
    }

    private WindowBatch? DrawHeldOut()
    {
        if (_corpus.Ids.HeldOut.Length == 0) return null;
        var batch = new WindowBatch(_options.Negatives + 1);
        _draw.Fill(batch, _corpus.Ids.HeldOut, firstLine: 0, epoch: 0, _ => 0);
        return batch.CenterCount > 0 ? batch : null;
    }

    private TrainingPace Pace() => new((double)_corpus.Ids.Tokens / _corpus.Ids.Blocks, (int)_state.Step, (int)_state.Steps);

    private void Report(double? heldOut)
    {
        _reported = DateTime.UtcNow;
        if (_options.Progress is null) return;
        int epoch = Math.Clamp((int)((_state.Step + _corpus.Ids.Blocks - 1) / _corpus.Ids.Blocks), 1, Epochs);
        TrainingMoment moment = _pace.Tell<object>(epoch, Epochs, (int)_state.Step, MeanLoss, judgement: null, isBest: heldOut is not null && heldOut <= _state.HeldOutLoss, best: null);
        _options.Progress.Report(new WordVectorProgress(moment, _corpus.Vocabulary.Census, heldOut));
    }
}
