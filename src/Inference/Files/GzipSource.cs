namespace DistillEmb.Files;

/// <summary>
/// The bytes of a gzip file as <see cref="System.IO.Compression.DeflateStream"/> takes them, so that it is known where its data ended:
/// .NET does not tell how much of what it took it needed.
/// </summary>
/// <remarks>
/// Behind the data of a member stand eight bytes, and behind these another member, zeros, or nothing. So data can end in few places only, and
/// the last byte before each of these is given alone. Data that ended with more bytes than one has no member's end behind it.
/// </remarks>
internal sealed class GzipSource : ReadOnlyStream
{
    public const int TrailerSize = 8;

    private const int WindowSize = 1 << 16;
    private const int LookAhead = 16; // More than a trailer and the beginning of a member.

    private readonly Stream _packed;
    private readonly long? _zeros; // Where the zeros at a file's end begin; null of a pipe, whose end is seen when it comes.
    private readonly byte[] _window = new byte[WindowSize];
    private long _offset; // Of the window in the file.
    private int _start;
    private int _end;
    private bool _ended;
    private long _member = -1; // Where a member may begin, the next behind what was given; -1 where none was found.
    private long _searched; // How far such places were looked for.

    /// <param name="packed">The file or pipe, at its beginning; disposed of with this stream.</param>
    public GzipSource(Stream packed)
    {
        _packed = packed;
        _zeros = packed is FileStream { CanSeek: true } file ? BeginningOfZeros(file) : null;
    }

    /// <summary>Whether the last read gave one byte, behind which the data of a member may end.</summary>
    public bool GaveOne { get; private set; }

    /// <summary>Whether nothing but zeros is left, or nothing.</summary>
    public bool OnlyZerosAreLeft => _zeros is long zeros ? Place >= zeros : PassZeros();

    public override long Position => Place;

    private long Place => _offset + _start;

    /// <summary>Gives data, up to the next place where it may end.</summary>
    public override int Read(Span<byte> buffer)
    {
        Fill();
        int count = Math.Min(Math.Min(buffer.Length, _end - _start), (int)Math.Clamp(LastCertain() - Place, 1, WindowSize));
        _window.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        GaveOne = count == 1;
        return count;
    }

    /// <summary>Takes bytes that are no data: of a header or a trailer. False where the file ends before.</summary>
    public bool TryTake(Span<byte> bytes)
    {
        for (int taken = 0; taken < bytes.Length; taken++)
        {
            Fill();
            if (_start == _end) return false;
            bytes[taken] = _window[_start++];
        }

        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _packed.Dispose();
        base.Dispose(disposing);
    }

    // One byte before the next place where data may end. What was read of a pipe may be all that there is.
    private long LastCertain()
    {
        long end = (_zeros ?? (_offset + _start + _window.AsSpan(_start, _end - _start).LastIndexOfAnyExcept((byte)0) + 1)) - TrailerSize;
        long next = NextMember();
        if (next >= 0) end = Math.Min(end, next - TrailerSize);
        else if (!_ended) end = Math.Min(end, _searched - TrailerSize); // What is not looked through may hold one.
        return end - 1;
    }

    private long NextMember()
    {
        long first = Place + TrailerSize + 1;
        if (_member >= first) return _member;
        _member = -1;
        int from = (int)(Math.Max(_searched, first) - _offset);
        int at = from < _end ? _window.AsSpan(from, _end - from).IndexOf(GzipHeader.Magic) : -1;
        if (at >= 0) _member = _offset + from + at;
        _searched = at >= 0 ? _member + 1 : Math.Max(_searched, _offset + _end - GzipHeader.Magic.Length + 1);
        return _member;
    }

    private void Fill()
    {
        while (!_ended && _end - _start < LookAhead)
        {
            _window.AsSpan(_start, _end - _start).CopyTo(_window);
            _offset += _start;
            (_start, _end) = (0, _end - _start);
            int read = _packed.Read(_window, _end, _window.Length - _end);
            _ended = read == 0;
            _end += read;
        }
    }

    private bool PassZeros()
    {
        while (true)
        {
            Fill();
            if (_window.AsSpan(_start, _end - _start).ContainsAnyExcept((byte)0)) return false;
            _start = _end;
            if (_ended) return true;
        }
    }

    private static long BeginningOfZeros(FileStream file)
    {
        long end = file.Length;
        byte[] part = new byte[WindowSize];
        while (end > 0)
        {
            int length = (int)Math.Min(end, part.Length);
            int read = RandomAccess.Read(file.SafeFileHandle, part.AsSpan(0, length), end - length);
            int last = part.AsSpan(0, read).LastIndexOfAnyExcept((byte)0);
            if (last >= 0 || read < length) return end - length + last + 1;
            end -= length;
        }

        return 0;
    }
}
