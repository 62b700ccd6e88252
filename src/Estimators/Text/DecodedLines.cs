using System.Text;
using DistillEmb.Files;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Text;

/// <summary>The lines of a text, decoded one at a time, and the words in which its faults are told.</summary>
/// <remarks>Lines end with LF, CR LF or CR. A byte order mark at the beginning of a line is none of its letters: files that were joined have them anywhere.</remarks>
internal sealed class DecodedLines : IDisposable
{
    private const char ByteOrderMark = '\uFEFF';

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _name;
    private readonly Encoding? _encoding; // Null for UTF-8, whose lines are decoded by themselves.
    private readonly bool _isAwaited;
    private readonly CancellationToken _stop;
    private readonly Stream _stream;
    private readonly LineBuffer _lines;
    private byte[]? _ready; // A line that was taken, and not yet given.

    /// <param name="name">What messages call the text.</param>
    /// <param name="stream">The text from its beginning; disposed of with this.</param>
    /// <param name="isAwaited">Whether it may have to be waited for.</param>
    /// <param name="encoding">Its encoding; null for UTF-8, or what it says itself.</param>
    /// <param name="stop">Stops reading.</param>
    /// <exception cref="InvalidDataException">It is no text.</exception>
    public DecodedLines(string name, Stream stream, bool isAwaited, Encoding? encoding, CancellationToken stop)
    {
        (_name, _isAwaited) = (name, isAwaited);
        _stop = stop.IsCancellationRequested ? CancellationToken.None : stop; // Behind a stop, what is complete is still evaluated.
        _stream = stream;
        _lines = new LineBuffer(_stream, (line, what) => Fault(line, what));
        try
        {
            byte[] beginning = new byte[TextBeginning.Size];
            int length = Unpacked(() => stream.ReadAtLeast(beginning, isAwaited ? 1 : beginning.Length, throwOnEndOfStream: false));
            if (TextBeginning.OtherFormatOf(beginning.AsSpan(0, length)) is string other) throw new InvalidDataException($"{NameAtFront} is {other}.");
            _stream = new HeadedStream(beginning.AsMemory(0, length), stream);
            encoding ??= TextBeginning.EncodingOf(beginning.AsSpan(0, length));
            _encoding = encoding is null or UTF8Encoding ? null : encoding;
            if (_encoding is not null) _stream = Encoding.CreateTranscodingStream(_stream, Strict(_encoding), StrictUtf8);
            _lines = new LineBuffer(_stream, (line, what) => Fault(line, what));
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>The number of the line that was given last, from 1.</summary>
    public long Number => _ready is null ? _lines.Number : _lines.Number - 1;

    /// <summary>Whether the next line, or the end, is there without waiting.</summary>
    public bool IsReady
    {
        get
        {
            if (!_isAwaited || _ready is not null || _lines.IsComplete) return true;
            if (_lines.TryTake(out ReadOnlySpan<byte> line)) _ready = line.ToArray();
            return _ready is not null;
        }
    }

    /// <summary>The next line without its end; null after the last.</summary>
    /// <exception cref="BadLineException">It is no UTF-8.</exception>
    /// <exception cref="InvalidDataException">It is not text in another encoding, or too long, or the file cannot be unpacked.</exception>
    /// <exception cref="OperationCanceledException">Stopped; also while it waits.</exception>
    public string? Next()
    {
        if (_ready is byte[] ready)
        {
            _ready = null;
            return Decode(ready);
        }

        ReadOnlySpan<byte> line;
        while (!_lines.TryTake(out line))
        {
            if (_lines.IsComplete) return null;
            _stop.ThrowIfCancellationRequested();
            Unpacked(() =>
            {
                _lines.Fill();
                return 0;
            });
        }

        return Decode(line);
    }

    /// <summary>What is wrong with a line.</summary>
    public InvalidDataException Fault(long line, string what, Exception? inner = null) => new(FormattableString.Invariant($"{NameAtFront}, line {line}: {what}."), inner);

    public void Dispose() => _stream.Dispose();

    private string NameAtFront => $"{char.ToUpperInvariant(_name[0])}{_name[1..]}";

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }

    private string Decode(ReadOnlySpan<byte> line)
    {
        if (line.Contains((byte)0)) throw new BadLineException(Fault(_lines.Number, "found a zero byte; Encoding is UTF-8 unless it is told"));
        try
        {
            return StrictUtf8.GetString(line).TrimStart(ByteOrderMark);
        }
        catch (DecoderFallbackException fault)
        {
            throw new BadLineException(Fault(_lines.Number, "found bytes that are no UTF-8; Encoding is UTF-8 unless it is told", fault));
        }
    }

    private T Unpacked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException fault)
        {
            throw Fault(_lines.Number + 1, $"the file cannot be unpacked from here, it is cut off or damaged: {fault.Message.TrimEnd('.')}", fault);
        }
        catch (DecoderFallbackException fault)
        {
            throw Fault(_lines.Number + 1, $"here or soon after, found bytes that are no {_encoding!.WebName}", fault);
        }
    }
}
