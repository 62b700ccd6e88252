namespace DistillEmb.MLNet.Teachers;

/// <summary>The lines of a stream as bytes, without their line ends; the last one need not have one.</summary>
internal sealed class ByteLines(Stream stream, int bufferSize)
{
    // A file without line ends is no text file; reading it whole would fill the memory.
    private const int LongestLine = 1 << 24;

    private byte[] _buffer = new byte[bufferSize];
    private int _start;
    private int _length;
    private int _lineStart;
    private int _lineLength;
    private bool _ended;

    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_lineStart, _lineLength);

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    public bool MoveNext()
    {
        int searched = 0;
        while (true)
        {
            int end = _buffer.AsSpan(_start + searched, _length - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                Take(searched + end, consumed: searched + end + 1);
                return true;
            }

            searched = _length;
            if (_ended)
            {
                if (_length == 0) return false;
                Take(_length, consumed: _length);
                return true;
            }

            Fill();
        }
    }

    private void Take(int length, int consumed)
    {
        _lineStart = _start;
        _lineLength = length > 0 && _buffer[_start + length - 1] == '\r' ? length - 1 : length;
        _start += consumed;
        _length -= consumed;
        Number++;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _length).CopyTo(_buffer);
            _start = 0;
        }

        if (_length == _buffer.Length)
        {
            if (_length >= LongestLine) throw new InvalidDataException($"the line is longer than {LongestLine} bytes; expected a text file of word vectors.");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = stream.Read(_buffer, _length, _buffer.Length - _length);
        _ended = read == 0;
        _length += read;
    }
}
