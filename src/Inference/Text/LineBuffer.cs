using System.Text;

namespace DistillEmb.Text;

/// <summary>Cuts a stream of UTF-8 into lines, which end as <see cref="TextReader.ReadLine"/> has it: with LF, CR LF or CR.</summary>
/// <remarks>Each byte is looked at once, and moved a bounded number of times, however long the line and however little a read gives.</remarks>
/// <param name="stream">The stream, at its beginning; it stays open.</param>
/// <param name="fault">Makes the exception for a line, from its number and what is wrong with it.</param>
/// <param name="words">Whether the text is words between blanks, whose lines mean nothing: a long line is then given in pieces, cut at blanks.</param>
internal sealed class LineBuffer(Stream stream, Func<long, string, Exception> fault, bool words = false)
{
    /// <summary>Bytes of a line that is given whole. A text without line ends would fill the memory.</summary>
    public const int LongestLine = 1 << 23;

    /// <summary>Bytes of a word, where a line is given in pieces.</summary>
    public const int LongestWord = 1 << 20;

    /// <summary>Bytes of a piece, unless a word is longer. The corpus text8 (100 MB) is one line.</summary>
    public const int PieceSize = 1 << 16;

    private const int FirstSize = 1 << 18;

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _searched;
    private int _end;
    private bool _ended;
    private bool _afterReturn;
    private bool _withinLine; // A piece of it was taken.
    private int _unbroken; // Up to here, no blank was found behind the start of a piece.

    /// <summary>The number of the line that was taken last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes that were looked at for line ends.</summary>
    public long Searched { get; private set; }

    /// <summary>Whether the last line was taken.</summary>
    public bool IsComplete => _ended && _start == _end;

    /// <summary>Takes the next line, or piece of one, without its end and without a byte order mark; false where more has to be read for it, or none is left.</summary>
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
        if (!words && end - _start > LongestLine) throw fault(Number + 1, $"the line is longer than {LongestLine} bytes; expected a text with line ends");
        Searched += end - _searched;
        _searched = end;
        if (words && end - _start > PieceSize && TryCut(end, out int cut))
        {
            line = Take(cut);
            _withinLine = true;
            return true;
        }

        if (last && (!_ended || _start == _end)) return false;
        _afterReturn = !last && _buffer[end] == '\r';
        line = Take(end);
        _start = _searched = last ? end : end + 1;
        _withinLine = false;
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

    private ReadOnlySpan<byte> Take(int end)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, end - _start);
        _start = _unbroken = end;
        if (!_withinLine) Number++;
        return Number == 1 && !_withinLine && line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;
    }

    // Behind the last blank of a piece; where it is all one word, behind this word. What is known of a line that goes on ends here.
    private bool TryCut(int end, out int cut)
    {
        int piece = _start + PieceSize;
        cut = _unbroken > _start ? -1 : BehindLastBlank(piece);
        if (cut > 0) return true;
        int from = Math.Max(_unbroken, piece);
        int blank = _buffer.AsSpan(from, end - from).IndexOfAny((byte)' ', (byte)'\t');
        _unbroken = blank < 0 ? end : from + blank;
        if (_unbroken - _start > LongestWord) throw fault(_withinLine ? Number : Number + 1, $"a word is longer than {LongestWord} bytes; expected a text with blanks between words");
        cut = _unbroken + 1;
        return blank >= 0;
    }

    private int BehindLastBlank(int end)
    {
        for (int at = end; at > _start;)
        {
            Rune.DecodeLastFromUtf8(_buffer.AsSpan(_start, at - _start), out Rune rune, out int length);
            if (Rune.IsWhiteSpace(rune)) return at;
            at -= length;
        }

        return -1;
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
        _unbroken = Math.Max(0, _unbroken - _start);
        _start = 0;
    }
}
