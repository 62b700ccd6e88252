using System.Runtime.ExceptionServices;

namespace DistillEmb.Files;

/// <summary>A stream whose first bytes can be looked at before they are read; it counts what is read.</summary>
/// <param name="stream">The stream, at its beginning; disposed of with this one.</param>
internal sealed class BeginningStream(Stream stream) : ReadOnlyStream
{
    private byte[] _beginning = [];
    private int _start;
    private int _end;
    private long _position;
    private bool _ended;
    private ExceptionDispatchInfo? _fault; // Met while looking on; thrown when reading has come so far.

    /// <summary>Whether the last that was looked at is the last of the stream.</summary>
    public bool IsSeenWhole => _ended && _fault is null;

    public override long Position => _position;

    /// <summary>The next bytes, which stay to be read.</summary>
    /// <param name="length">How many.</param>
    /// <returns>Fewer where the stream ends before, or is damaged. They hold until the next call.</returns>
    public ReadOnlySpan<byte> Peek(int length)
    {
        if (_end - _start < length) Fill(length);
        return _beginning.AsSpan(_start, Math.Min(length, _end - _start));
    }

    /// <summary>The stream itself, at its beginning, where it can be set there; otherwise this one.</summary>
    public Stream Rewound()
    {
        if (_position > 0 || _fault is not null || !stream.CanSeek) return this;
        stream.Position = 0;
        return stream;
    }

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _end - _start);
        if (count > 0)
        {
            _beginning.AsSpan(_start, count).CopyTo(buffer);
            _start += count;
            if (_start == _end) (_beginning, _start, _end) = ([], 0, 0);
        }
        else
        {
            _fault?.Throw();
            if (!_ended) count = stream.Read(buffer);
        }

        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }

    private void Fill(int length)
    {
        if (_beginning.Length - _start < length)
        {
            byte[] longer = new byte[Math.Max(length, 256)];
            _beginning.AsSpan(_start, _end - _start).CopyTo(longer);
            (_beginning, _start, _end) = (longer, 0, _end - _start);
        }

        try
        {
            while (_end - _start < length && !_ended)
            {
                int read = stream.Read(_beginning.AsSpan(_end));
                _ended = read == 0;
                _end += read;
            }
        }
        catch (InvalidDataException fault)
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
            _ended = true;
        }
    }
}
