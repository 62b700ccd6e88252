using System.Text;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>
/// The lines of a text in UTF-8, as many as are there: a batch is given when it is full, or when the next line would have to be waited
/// for. So a file is read in large batches, and a line that someone types is answered at once.
/// </summary>
internal sealed class TextLines : IDisposable
{
    private const int BufferSize = 1 << 18;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Stream _stream;
    private readonly string _name;
    private readonly bool _waits;
    private readonly CancellationToken _stop;
    private byte[] _buffer = new byte[BufferSize];
    private int _start;
    private int _end;
    private bool _complete;
    private bool _begun;

    public TextLines(string path, CancellationToken stop)
    {
        _stream = InputFile.Open(path);
        _name = InputFile.NameOf(path);
        _waits = path == InputFile.StandardInput;
        _stop = stop;
    }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>All lines of a file, one at a time.</summary>
    public static IEnumerable<string> Of(string path, CancellationToken stop)
    {
        using var lines = new TextLines(path, stop);
        var batch = new List<string>();
        while (lines.Read(batch, 1024))
        {
            foreach (string line in batch) yield return line;
        }
    }

    /// <summary>Replaces the list by the next lines, without their ends; waits for one, takes at most so many.</summary>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="InvalidDataException">A line is not UTF-8.</exception>
    /// <exception cref="OperationCanceledException">Stopped; also while it waits.</exception>
    public bool Read(List<string> lines, int most)
    {
        lines.Clear();
        while (lines.Count < most)
        {
            _stop.ThrowIfCancellationRequested();
            if (TryTake(out string? line)) lines.Add(line!);
            else if (_complete || (lines.Count > 0 && _waits)) break;
            else Fill();
        }

        return lines.Count > 0;
    }

    /// <summary>What is wrong with a line: by default, with the one that was read last.</summary>
    public InvalidDataException Fault(string what, long? number = null) => new($"{char.ToUpperInvariant(_name[0])}{_name[1..]}, line {number ?? Number}: {what}.");

    public void Dispose() => _stream.Dispose();

    private bool TryTake(out string? line)
    {
        line = null;
        ReadOnlySpan<byte> unread = _buffer.AsSpan(_start, _end - _start);
        int length = unread.IndexOf((byte)'\n');
        if (length < 0 && (!_complete || unread.IsEmpty)) return false;
        bool last = length < 0;
        if (last) length = unread.Length;
        line = Decode(unread[..length]);
        _start += last ? length : length + 1;
        return true;
    }

    private string Decode(ReadOnlySpan<byte> line)
    {
        Number++;
        if (!_begun && line.StartsWith(Encoding.UTF8.Preamble)) line = line[Encoding.UTF8.Preamble.Length..];
        _begun = true;
        if (line.EndsWith("\r"u8)) line = line[..^1];
        try
        {
            return line.Contains((byte)0) ? throw Fault("found a zero byte; expected text in UTF-8") : StrictUtf8.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            throw Fault("found bytes that are no UTF-8; expected text in UTF-8");
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, checked(_buffer.Length * 2));
        int read = Receive();
        _complete = read == 0;
        _end += read;
    }

    // A read of a terminal or a pipe may wait for ever, and nothing but the end of the process ends it: another thread waits.
    private int Receive()
    {
        if (!_waits) return _stream.Read(_buffer, _end, _buffer.Length - _end);
        Task<int> reading = Task.Run(() => _stream.Read(_buffer, _end, _buffer.Length - _end), CancellationToken.None);
        Task.WaitAny([reading], _stop);
        return reading.GetAwaiter().GetResult();
    }
}
