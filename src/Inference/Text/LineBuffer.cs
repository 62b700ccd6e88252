using System.Text;

namespace DistillEmb.Text;

/// <summary>Cuts a stream of UTF-8 into lines, which end as <see cref="TextReader.ReadLine"/> has it: with LF, CR LF or CR.</summary>
/// <remarks>Each byte is looked at once, and moved a bounded number of times, however long the line and however little a read gives.</remarks>
/// <param name="stream">The stream, at its beginning; it stays open.</param>
/// <param name="fault">Makes the exception for a line, from its number and what is wrong with it.</param>
internal sealed class LineBuffer(Stream stream, Func<long, string, Exception> fault)
{
    /// <summary>Bytes of a line. A text without line ends would fill the memory; that of the corpus text8 (100 MB) is one line.</summary>
    public const int LongestLine = 1 << 27;

    private const int FirstSize = 1 << 18;

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _searched;
    private int _end;
    private bool _ended;
    private bool _afterReturn;

    /// <summary>The number of the line that was taken last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes that were looked at for line ends.</summary>
    public long Searched { get; private set; }

    /// <summary>Whether the last line was taken.</summary>
    public bool IsComplete => _ended && _start == _end;

    /// <summary>Takes the next line, without its end and without a byte order mark; false where more has to be read for it, or none is left.</summary>
    /// <param name="line">The line; it holds until the next call.</param>
    public bool TryTake(out ReadOnlySpan<byte> line)
    {
        line = default;
        if (_afterReturn && _start < _end)
        {
            if (_buffer[_start] == '\n') _start++;
            _searched = Math.Max(_searched, _start);
            _afterReturn = false;
        }

        int length = _buffer.AsSpan(_searched, _end - _searched).IndexOfAny((byte)'\n', (byte)'\r');
        bool last = length < 0;
        int end = last ? _end : _searched + length;
        if (end - _start > LongestLine) throw fault(Number + 1, $"the line is longer than {LongestLine} bytes; expected a text with line ends");
        Searched += end - _searched;
        _searched = end;
        if (last && (!_ended || _start == _end)) return false;
        line = _buffer.AsSpan(_start, end - _start);
        _afterReturn = !last && _buffer[end] == '\r';
        _start = _searched = last ? end : end + 1;
        if (++Number == 1 && line.StartsWith(Encoding.UTF8.Preamble)) line = line[Encoding.UTF8.Preamble.Length..];
        return true;
    }

    /// <summary>Reads on behind what was not taken.</summary>
    public void Fill()
    {
        if (_end == _buffer.Length) MakeRoom();
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
    }

    private void MakeRoom()
    {
        if (_start == 0)
        {
            Array.Resize(ref _buffer, checked(_buffer.Length * 2));
            return;
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _searched -= _start;
        _start = 0;
    }
}
