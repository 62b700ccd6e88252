using System.Runtime.ExceptionServices;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// Gives the windows of all blocks of all epochs, in order. Other threads draw them a few blocks ahead; without any, they are drawn when they are
/// asked for. What is drawn is the same.
/// </summary>
internal sealed class BatchStream : IDisposable
{
    private const int AheadPerThread = 3;

    private readonly NumberedCorpus _corpus;
    private readonly WindowDraw _draw;
    private readonly TrainingRate _rate;
    private readonly int _rowsPerPair;
    private readonly WindowBatch?[] _slots;
    private readonly Queue<WindowBatch> _free = new();
    private readonly Thread[] _threads;
    private readonly long _steps;
    private byte[] _buffer = [];
    private long _given;
    private long _begun;
    private bool _stopped;
    private ExceptionDispatchInfo? _fault;

    /// <param name="corpus">The corpus.</param>
    /// <param name="draw">What draws windows.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="firstStep">The block to begin with, counted over all epochs.</param>
    public BatchStream(NumberedCorpus corpus, WindowDraw draw, TrainingRate rate, WordVectorOptions options, long firstStep)
    {
        (_corpus, _draw, _rate, _rowsPerPair) = (corpus, draw, rate, options.Negatives + 1);
        _given = _begun = firstStep;
        _steps = (long)options.EpochsFor(corpus.Vocabulary.Census) * corpus.Ids.Blocks;
        int threads = options.Threads - 1;
        _slots = new WindowBatch?[Math.Max(1, threads * AheadPerThread)];
        _threads = [.. Enumerable.Range(0, threads).Select(_ => new Thread(Produce) { IsBackground = true, Name = "DistillEmb windows" })];
        foreach (Thread thread in _threads) thread.Start();
    }

    /// <summary>The windows of the next block; waits for them.</summary>
    public WindowBatch Take()
    {
        if (_threads.Length == 0)
        {
            WindowBatch batch = _free.TryDequeue(out WindowBatch? used) ? used : new WindowBatch(_rowsPerPair);
            Fill(batch, _given++, ref _buffer);
            return batch;
        }

        lock (_free)
        {
            int slot = (int)(_given % _slots.Length);
            while (_slots[slot] is null && _fault is null) Monitor.Wait(_free);
            _fault?.Throw();
            WindowBatch batch = _slots[slot]!;
            _slots[slot] = null;
            _given++;
            Monitor.PulseAll(_free);
            return batch;
        }
    }

    /// <summary>Gives a batch back, to be filled anew.</summary>
    public void Return(WindowBatch batch)
    {
        lock (_free) _free.Enqueue(batch);
    }

    public void Dispose()
    {
        lock (_free)
        {
            _stopped = true;
            Monitor.PulseAll(_free);
        }

        foreach (Thread thread in _threads) thread.Join();
    }

    private void Produce()
    {
        try
        {
            byte[] buffer = [];
            while (Begin() is var (batch, step))
            {
                Fill(batch, step, ref buffer);
                lock (_free)
                {
                    _slots[step % _slots.Length] = batch;
                    Monitor.PulseAll(_free);
                }
            }
        }
        catch (Exception fault)
        {
            lock (_free)
            {
                _fault = ExceptionDispatchInfo.Capture(fault);
                Monitor.PulseAll(_free);
            }
        }
    }

    // The next block that nobody has begun, once there is a slot for it.
    private (WindowBatch Batch, long Step)? Begin()
    {
        lock (_free)
        {
            while (!_stopped && _begun < _steps && _begun - _given >= _slots.Length) Monitor.Wait(_free);
            if (_stopped || _begun >= _steps) return null;
            return (_free.TryDequeue(out WindowBatch? used) ? used : new WindowBatch(_rowsPerPair), _begun++);
        }
    }

    private void Fill(WindowBatch batch, long step, ref byte[] buffer)
    {
        int epoch = (int)(step / _corpus.Ids.Blocks);
        TokenBlock block = _corpus.Ids[(int)(step % _corpus.Ids.Blocks)];
        long before = (epoch * _corpus.Ids.Tokens) + block.FirstToken;
        _draw.Fill(batch, _corpus.Ids.Read(block, ref buffer), block.FirstLine, epoch + 1, tokens => _rate.After(before + tokens));
    }
}
