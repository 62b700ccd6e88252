using DistillEmb.Files;

namespace DistillEmb.Text;

/// <summary>
/// What comes through a pipe, unpacked where it begins as gzip does. That is seen at the first read, which waits for no more than it would
/// have to.
/// </summary>
/// <param name="pipe">The pipe; disposed of with this stream.</param>
internal sealed class PipedText(AwaitedStream pipe) : ReadOnlyStream
{
    private readonly BeginningStream _beginning = new(pipe);
    private Stream? _text;

    /// <exception cref="InvalidDataException">Gzip that is cut off or damaged.</exception>
    /// <exception cref="OperationCanceledException">Stopped, also while it waits.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        _text ??= IsPacked() ? new CheckedGzipStream(_beginning) : _beginning;
        return _text.Read(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) (_text ?? _beginning).Dispose();
        base.Dispose(disposing);
    }

    private bool IsPacked() => _beginning.Peek(1) is [0x1F] && _beginning.Peek(2) is [_, 0x8B];
}
