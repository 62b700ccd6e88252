using System.Text;
using DistillEmb.Files;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Text;

/// <summary>The lines of a file of records, which is told from other kinds of files by its first bytes.</summary>
/// <remarks>Lines end with LF, CR LF or CR. A byte order mark at the beginning of a line is none of its letters: files that were joined have them anywhere.</remarks>
internal sealed class RecordLines : IDisposable
{
    private const char Mark = '\uFEFF';

    private readonly bool _isAwaited;
    private readonly CancellationToken _stop;
    private readonly DecodedLines _lines;
    private string? _taken; // A line that was taken, and not yet given; null where it is no text.
    private bool _hasTaken;

    /// <param name="name">What messages call the text.</param>
    /// <param name="stream">The text from its beginning; disposed of with this.</param>
    /// <param name="isAwaited">Whether what follows its first bytes may have to be waited for.</param>
    /// <param name="encoding">Its encoding; null for UTF-8, or what it says itself.</param>
    /// <param name="stop">Stops reading.</param>
    /// <exception cref="InvalidDataException">It is no text.</exception>
    public RecordLines(string name, Stream stream, bool isAwaited, Encoding? encoding, CancellationToken stop)
    {
        name = $"{char.ToUpperInvariant(name[0])}{name[1..]}";
        _isAwaited = isAwaited;
        _stop = stop.IsCancellationRequested ? CancellationToken.None : stop; // Behind a stop, what is complete is still evaluated.
        var text = new BeginningStream(stream);
        _lines = new DecodedLines(text, name, encoding);
        try
        {
            if (TextBeginning.OtherFormatOf(text.Peek(TextBeginning.Size)) is string other) throw new InvalidDataException($"{name} is {other}.");
        }
        catch
        {
            _lines.Dispose();
            throw;
        }
    }

    /// <summary>The number of the line that was given last, from 1.</summary>
    public long Number => _hasTaken ? _lines.Number - 1 : _lines.Number;

    /// <summary>Whether the next line, or the end, is there without waiting.</summary>
    public bool IsReady
    {
        get
        {
            if (!_isAwaited || _hasTaken || _lines.IsComplete) return true;
            return _hasTaken = _lines.TryNext(read: false, out _taken);
        }
    }

    /// <summary>The next line without its end; null after the last.</summary>
    /// <exception cref="BadLineException">It is no UTF-8.</exception>
    /// <exception cref="InvalidDataException">It is not text in another encoding, or too long, or the file cannot be unpacked.</exception>
    /// <exception cref="OperationCanceledException">Stopped; also while it waits.</exception>
    public string? Next()
    {
        _stop.ThrowIfCancellationRequested();
        string? line = _taken;
        if (!_hasTaken && !_lines.TryNext(read: true, out line)) return null;
        (_taken, _hasTaken) = (null, false);
        if (line is null) throw Bad("found bytes that are no UTF-8");
        return line.Contains('\0', StringComparison.Ordinal) ? throw Bad("found a zero byte") : line.TrimStart(Mark);
    }

    /// <summary>What is wrong with a line.</summary>
    public InvalidDataException Fault(long line, string what) => _lines.Fault(line, what);

    public void Dispose() => _lines.Dispose();

    private BadLineException Bad(string what) => new(Fault(_lines.Number, $"{what}; Encoding is UTF-8 unless it is told"));
}
