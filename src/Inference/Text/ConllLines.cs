using System.Text;

namespace DistillEmb.Text;

/// <summary>The lines of a CoNLL file, plain or gzip, one at a time, and the words in which its faults are told.</summary>
internal sealed class ConllLines : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly Encoding? _encoding;
    private readonly Stream _stream;
    private readonly LineBuffer _lines;

    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding; null for UTF-8.</param>
    /// <param name="stop">Ends the waiting for a pipe.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public ConllLines(string path, Encoding? encoding, CancellationToken stop)
    {
        _path = path;
        _encoding = encoding is null or UTF8Encoding ? null : encoding;
        _stream = Open(stop);
        _lines = new LineBuffer(_stream, (line, what) => Fault(line, what));
    }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number => _lines.Number;

    /// <summary>The next line without its end; null after the last.</summary>
    /// <exception cref="InvalidDataException">It is not text in the encoding, or the file cannot be unpacked.</exception>
    public string? Next()
    {
        ReadOnlySpan<byte> line;
        while (!_lines.TryTake(out line))
        {
            if (_lines.IsComplete) return null;
            Fill();
        }

        try
        {
            return StrictUtf8.GetString(line);
        }
        catch (DecoderFallbackException exception)
        {
            throw Fault("found bytes that are no UTF-8; expected a text file in UTF-8, or the option Encoding", exception); // Line by line, so that it is named.
        }
    }

    public InvalidDataException Fault(string what, Exception? inner = null) => Fault(Number, what, inner);

    public InvalidDataException Fault(long line, string what, Exception? inner = null) => new($"The CoNLL file '{_path}', line {line}: {what}.", inner);

    public void Dispose() => _stream.Dispose();

    private Stream Open(CancellationToken stop)
    {
        if (!File.Exists(_path)) throw new FileNotFoundException($"The CoNLL file '{_path}' does not exist.", _path);
        Stream text = TextFile.Open(_path, stop);
        if (_encoding is null) return text;
        var strict = (Encoding)_encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return Encoding.CreateTranscodingStream(text, strict, StrictUtf8);
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
            throw Fault(Number + 1, $"here or soon after, found bytes that are no {_encoding!.WebName}", exception);
        }
    }
}
