using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>
/// The lines of a text in UTF-8, or in what its byte order mark says, as many as are there: a batch is given when it is full, or when the next line would have to be waited
/// for. So a file is read in large batches, and a line that someone types is answered at once.
/// </summary>
internal sealed class TextLines : IDisposable
{
    private const int MostCharacters = 1 << 20; // Of a batch, beside its last line.

    private readonly CancellationToken _stop;
    private readonly DecodedLines _lines;

    /// <param name="path">The file; - for standard input.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="words">Whether the text is words between blanks, whose lines mean nothing: a long line is then given in pieces, cut at blanks.</param>
    public TextLines(string path, CancellationToken stop, bool words = false)
        : this(InputFile.Open(path, stop), InputFile.NameOf(path), stop, words)
    {
    }

    /// <param name="stream">The text, at its beginning; disposed of with this.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <param name="words">Whether the text is words between blanks, whose lines mean nothing.</param>
    public TextLines(Stream stream, string name, CancellationToken stop, bool words = false)
    {
        _stop = stop;
        _lines = new DecodedLines(stream, $"{char.ToUpperInvariant(name[0])}{name[1..]}", words: words);
    }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number => _lines.Number;

    /// <summary>All words of a file, those of a line, or of a piece of a long one, at a time.</summary>
    public static IEnumerable<string> OfWords(string path, CancellationToken stop)
    {
        using var lines = new TextLines(path, stop, words: true);
        var batch = new List<string>();
        while (lines.Read(batch, 1024))
        {
            foreach (string line in batch) yield return line;
        }
    }

    /// <summary>Replaces the list by the next lines, without their ends; waits for one, takes at most so many.</summary>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="InvalidDataException">A line is not UTF-8 or too long, or the file cannot be unpacked.</exception>
    /// <exception cref="OperationCanceledException">Stopped; also while it waits.</exception>
    public bool Read(List<string> lines, int most)
    {
        lines.Clear();
        int characters = 0;
        while (lines.Count < most && characters < MostCharacters)
        {
            _stop.ThrowIfCancellationRequested();
            if (!_lines.TryNext(read: lines.Count == 0 || !_lines.MayWait, out string? line)) break;
            lines.Add(Text(line));
            characters += lines[^1].Length;
        }

        return lines.Count > 0;
    }

    /// <summary>What is wrong with the line that was read last.</summary>
    public InvalidDataException Fault(string what) => _lines.Fault(Number, what);

    public void Dispose() => _lines.Dispose();

    private string Text(string? line)
    {
        if (line is null) throw Fault("found bytes that are no UTF-8; expected text in UTF-8");
        return line.Contains('\0', StringComparison.Ordinal) ? throw Fault("found a zero byte; expected text in UTF-8") : line;
    }
}
