using DistillEmb.Files;

namespace DistillEmb.Text;

/// <summary>
/// A pipe or a terminal, whose reads may wait for ever: nothing but the end of the process ends them, so another thread waits, and is
/// abandoned when the token says stop.
/// </summary>
/// <param name="stream">The stream; disposed of with this one.</param>
/// <param name="stop">Ends the waiting.</param>
internal sealed class AwaitedStream(Stream stream, CancellationToken stop) : ReadOnlyStream
{
    private readonly byte[] _buffer = new byte[1 << 16]; // Its own: a read that was abandoned may still write to it.
    private int _start;
    private int _end;

    /// <summary>Waits for something that cannot be interrupted.</summary>
    /// <exception cref="OperationCanceledException">Stopped; what is waited for goes on and is abandoned.</exception>
    public static T Wait<T>(Func<T> work, CancellationToken stop)
    {
        Task<T> working = Task.Run(work, CancellationToken.None);
        try
        {
            Task.WaitAny([working], stop);
        }
        catch (OperationCanceledException)
        {
            working.ContinueWith(late => (late.Result as IDisposable)?.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }

        return working.GetAwaiter().GetResult();
    }

    /// <exception cref="OperationCanceledException">Stopped, also while it waits.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        if (_start == _end) (_start, _end) = (0, Wait(() => stream.Read(_buffer), stop));
        int count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }
}
