using System.Text;

namespace DistillEmb.Text;

/// <summary>The lines of a text, decoded one at a time, and the words in which its faults are told.</summary>
internal sealed class DecodedLines : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _name;
    private readonly Encoding? _encoding;
    private readonly Stream _stream;
    private readonly LineBuffer _lines;

    /// <param name="stream">The text, unpacked; disposed of with this.</param>
    /// <param name="name">What messages call it, at the beginning of a sentence.</param>
    /// <param name="encoding">Its encoding; null for that of its byte order mark, UTF-8 without one.</param>
    /// <param name="words">Whether the text is words between blanks, whose lines mean nothing: a long line is then given in pieces, cut at blanks.</param>
    public DecodedLines(Stream stream, string name, Encoding? encoding = null, bool words = false)
    {
        _name = name;
        _encoding = encoding is null or UTF8Encoding ? null : encoding;
        MayWait = stream is AwaitedStream or PipedText;
        _stream = _encoding is null ? new MarkedStream(stream) : Encoding.CreateTranscodingStream(stream, Strict(_encoding), StrictUtf8);
        _lines = new LineBuffer(_stream, (line, what) => Fault(line, what), words);
    }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number => _lines.Number;

    /// <summary>Whether the last line was read.</summary>
    public bool IsComplete => _lines.IsComplete;

    /// <summary>Whether reading on may mean waiting, as for a terminal.</summary>
    public bool MayWait { get; }

    /// <summary>Takes the next line without its end.</summary>
    /// <param name="read">Whether to read on for it; otherwise only what was read already is looked at.</param>
    /// <param name="line">The line; null where it is no text in the encoding.</param>
    /// <returns>False after the last one, or where none was read already.</returns>
    /// <exception cref="InvalidDataException">The text cannot be unpacked, a line is too long, or bytes are none of an encoding other than UTF-8.</exception>
    public bool TryNext(bool read, out string? line)
    {
        line = null;
        ReadOnlySpan<byte> bytes;
        while (!_lines.TryTake(out bytes))
        {
            if (_lines.IsComplete || !read) return false;
            Fill();
        }

        try
        {
            line = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Line by line, so that it is named, and another one may be read.
        }

        return true;
    }

    /// <summary>What is wrong with a line.</summary>
    public InvalidDataException Fault(long line, string what, Exception? inner = null) => new($"{_name}, line {line}: {what}.", inner);

    public void Dispose() => _stream.Dispose();

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }

    private void Fill()
    {
        try
        {
            _lines.Fill();
        }
        catch (InvalidDataException exception)
        {
            throw Fault(Number + 1, $"the file cannot be unpacked from here, it is cut off or damaged: {exception.Message.TrimEnd('.')}", exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw Fault(Number + 1, $"here or soon after, found bytes that are no {(_encoding ?? (_stream as MarkedStream)?.Encoding)?.WebName}", exception);
        }
    }
}
