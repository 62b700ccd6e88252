namespace DistillEmb.MLNet.Learning;

/// <summary>
/// The one thing that a long work asks whether it is to stop: the token of its options, and the host of ML.NET, which
/// can be cancelled but has no token (<see cref="Host.TrainingHost.IsCancelled"/>). A thread asks the host now and then, and cancels
/// <see cref="Token"/> for all that takes one.
/// </summary>
internal sealed class StopRequest : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly CancellationToken _own;
    private readonly Func<bool> _isHostCancelled;
    private readonly CancellationTokenSource _source;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _watch;

    /// <param name="own">The token of the options.</param>
    /// <param name="isHostCancelled">Asks the host.</param>
    public StopRequest(CancellationToken own, Func<bool> isHostCancelled)
    {
        (_own, _isHostCancelled) = (own, isHostCancelled);
        _source = CancellationTokenSource.CreateLinkedTokenSource(own);
        _ = IsRequested; // What was cancelled before is heard by work that is shorter than a look.
        _watch = new Thread(Watch) { IsBackground = true, Name = "DistillEmb cancellation" }; // Not of the pool, which long loops fill.
        _watch.Start();
    }

    /// <summary>Is cancelled with either, at most a few hundredths of a second later.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether either is cancelled, now.</summary>
    public bool IsRequested
    {
        get
        {
            if (_source.IsCancellationRequested) return true;
            if (!_isHostCancelled()) return false;
            _source.Cancel();
            return true;
        }
    }

    /// <exception cref="OperationCanceledException">Either is cancelled. It has the token of the options.</exception>
    public void ThrowIfRequested(string message)
    {
        if (IsRequested) throw Cancelled(message);
    }

    /// <summary>What to throw where either is cancelled. It has the token of the options.</summary>
    public OperationCanceledException Cancelled(string message, Exception? cause = null) => new(message, cause, _own);

    /// <summary>Does something that hears <see cref="Token"/>.</summary>
    /// <exception cref="OperationCanceledException">Either was cancelled, while it was done or before. It has the token of the options.</exception>
    public T Run<T>(Func<CancellationToken, T> work, string message)
    {
        try
        {
            T result = work(Token);
            ThrowIfRequested(message);
            return result;
        }
        catch (OperationCanceledException fault) when (IsRequested)
        {
            throw Cancelled(message, fault);
        }
    }

    public void Dispose()
    {
        _ended.Set();
        _watch.Join();
        _source.Dispose();
        _ended.Dispose();
    }

    private void Watch()
    {
        while (!_ended.Wait(BetweenLooks))
        {
            if (IsRequested) return;
        }
    }
}
