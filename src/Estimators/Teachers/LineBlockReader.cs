namespace DistillEmb.MLNet.Teachers;

/// <summary>Cuts a stream into blocks of whole lines.</summary>
internal sealed class LineBlockReader(Stream stream)
{
    /// <summary>Bytes of a line. A file without line ends is no text file; reading it whole would fill the memory.</summary>
    public const int LongestLine = 1 << 20;

    private byte[] _rest = [];
    private int _restLength;
    private bool _ended;

    /// <summary>What stopped the reading before the end of the stream, in the line behind the last block; null where nothing did.</summary>
    public (string What, Exception? Inner)? Fault { get; private set; }

    /// <summary>Fills a block with lines. False at the end, or where a fault follows on the last line.</summary>
    public bool TryRead(LineBlock block)
    {
        block.Grow(_restLength);
        _rest.AsSpan(0, _restLength).CopyTo(block.Bytes);
        int length = _restLength;
        int searched = 0;
        int cut = 0;
        _restLength = 0;
        while (cut == 0)
        {
            length += Fill(block.Bytes.AsSpan(length));
            cut = _ended && Fault is null ? length : CutOf(block.Bytes, searched, length);
            if (_ended) break;
            if (length >= LongestLine && cut == 0)
            {
                Fault = ($"the line is longer than {LongestLine} bytes; expected a text file of word vectors", null);
                _ended = true;
                break;
            }

            searched = length;
            if (cut == 0) block.Grow(block.Bytes.Length * 2);
        }

        if (!_ended) Keep(block.Bytes.AsSpan(cut, length - cut));
        (block.Start, block.End) = (0, cut);
        return cut > 0;
    }

    // Where the last whole line ends, or 0. A CR that is the last byte may be half of a line end.
    private static int CutOf(byte[] bytes, int start, int end)
    {
        if (end > start && bytes[end - 1] == '\r') end--;
        int from = Math.Max(0, start - 1); // Of the bytes before, the last may have been such a CR.
        int last = bytes.AsSpan(from, end - from).LastIndexOfAny((byte)'\n', (byte)'\r');
        return last < 0 ? 0 : from + last + 1;
    }

    private int Fill(Span<byte> free)
    {
        int filled = 0;
        try
        {
            while (filled < free.Length && !_ended)
            {
                int read = stream.Read(free[filled..]);
                _ended = read == 0;
                filled += read;
            }
        }
        catch (InvalidDataException fault)
        {
            Fault = (VectorFile.Unpacking(fault), fault);
            _ended = true;
        }

        return filled;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (_rest.Length < rest.Length) _rest = new byte[rest.Length];
        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }
}
