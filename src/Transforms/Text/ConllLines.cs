using System.Text;
using DistillEmb.MLNet.Persistence;

namespace DistillEmb.MLNet.Text;

/// <summary>The lines of a CoNLL file, plain or gzip, one at a time, and the words in which its faults are told.</summary>
internal sealed class ConllLines : IDisposable
{
    private const int BufferSize = 1 << 16;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly Encoding? _encoding;
    private readonly Stream _stream;
    private byte[] _buffer = new byte[BufferSize];
    private int _start;
    private int _end;
    private bool _complete;

    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding; null for UTF-8.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public ConllLines(string path, Encoding? encoding)
    {
        _path = path;
        _encoding = encoding is null or UTF8Encoding ? null : encoding;
        _stream = Open();
        while (_end < Encoding.UTF8.Preamble.Length && Fill())
        {
            // A stream may give less than it has.
        }

        if (Unread.StartsWith(Encoding.UTF8.Preamble)) _start += Encoding.UTF8.Preamble.Length;
    }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The next line without its end; null after the last.</summary>
    /// <exception cref="InvalidDataException">It is not text in the encoding, or the file cannot be unpacked.</exception>
    public string? Next()
    {
        int length;
        int looked = 0;
        while ((length = Unread[looked..].IndexOf((byte)'\n')) < 0)
        {
            looked = Unread.Length;
            if (Fill()) continue;
            if (looked == 0) return null;
            return Decode(looked, looked);
        }

        length += looked;
        return Decode(length, length + 1);
    }

    public InvalidDataException Fault(string what, Exception? inner = null) => Fault(Number, what, inner);

    public InvalidDataException Fault(int line, string what, Exception? inner = null) => new($"The CoNLL file '{_path}', line {line}: {what}.", inner);

    public void Dispose() => _stream.Dispose();

    private Stream Open()
    {
        if (!File.Exists(_path)) throw new FileNotFoundException($"The CoNLL file '{_path}' does not exist.", _path);
        var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: BufferSize);
        bool packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        Stream text = packed ? new CheckedGzipStream(file) : file;
        if (_encoding is null) return text;
        var strict = (Encoding)_encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return Encoding.CreateTranscodingStream(text, strict, StrictUtf8);
    }

    // Line by line, so that a fault names the line. Bytes of UTF-8 that are no line end never look like one.
    private string Decode(int length, int consumed)
    {
        Number++;
        ReadOnlySpan<byte> line = Unread[..length];
        if (line.EndsWith("\r"u8)) line = line[..^1];
        try
        {
            return StrictUtf8.GetString(line);
        }
        catch (DecoderFallbackException exception)
        {
            throw Fault("found bytes that are no UTF-8; expected a text file in UTF-8, or the option Encoding", exception);
        }
        finally
        {
            _start += consumed;
        }
    }

    // Reads on behind what is unread; false at the file's end.
    private bool Fill()
    {
        if (_complete) return false;
        Unread.CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        int read = Read();
        _complete = read == 0;
        _end += read;
        return !_complete;
    }

    private int Read()
    {
        try
        {
            return _stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (InvalidDataException exception)
        {
            throw Fault(Number + 1, $"the file cannot be unpacked from here, it is cut off or damaged: {exception.Message.TrimEnd('.')}", exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw Fault(Number + 1, $"here or soon after, found bytes that are no {_encoding!.WebName}", exception);
        }
    }
}
