namespace DistillEmb.MLNet.Teachers;

/// <summary>A stream's bytes, read through a buffer of a fixed size.</summary>
/// <param name="stream">The stream.</param>
/// <param name="damaged">Makes the exception for a stream that cannot be unpacked, from the stream's own.</param>
internal sealed class ByteReader(Stream stream, Func<InvalidDataException, InvalidDataException> damaged)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>The longest span that <see cref="TryReadTo"/> returns.</summary>
    public int Limit => _buffer.Length - 1;

    /// <summary>Reads to a separator, which is taken too and left out. Without one, false and all that there is, <see cref="Limit"/> at most.</summary>
    public bool TryReadTo(byte separator, out ReadOnlySpan<byte> bytes)
    {
        int searched = 0;
        while (true)
        {
            int at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(separator);
            if (at >= 0)
            {
                bytes = _buffer.AsSpan(_start, searched + at);
                _start += searched + at + 1;
                return true;
            }

            searched = _end - _start;
            if (searched < Limit && TryFill()) continue;
            bytes = _buffer.AsSpan(_start, searched);
            return false;
        }
    }

    /// <summary>Passes over a byte where it comes next.</summary>
    public void Skip(byte value)
    {
        if (!IsAtEnd() && _buffer[_start] == value) _start++;
    }

    public bool IsAtEnd() => _start == _end && !TryFill();

    /// <summary>Fills a span; returns fewer bytes where the stream ends first.</summary>
    public int Read(Span<byte> target)
    {
        int count = 0;
        while (count < target.Length && !IsAtEnd())
        {
            int part = Math.Min(target.Length - count, _end - _start);
            _buffer.AsSpan(_start, part).CopyTo(target[count..]);
            _start += part;
            count += part;
        }

        return count;
    }

    private bool TryFill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        try
        {
            int read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            return read > 0;
        }
        catch (InvalidDataException fault)
        {
            throw damaged(fault);
        }
    }
}
