using System.Text;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>
/// The lines of a text in UTF-8, as many as are there: a batch is given when it is full, or when the next line would have to be waited
/// for. So a file is read in large batches, and a line that someone types is answered at once.
/// </summary>
internal sealed class TextLines : IDisposable
{
    private const int MostCharacters = 1 << 20; // Of a batch, beside its last line.

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Stream _stream;
    private readonly string _name;
    private readonly CancellationToken _stop;
    private readonly LineBuffer _lines;

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
        _stream = stream;
        _name = name;
        _stop = stop;
        _lines = new LineBuffer(_stream, (line, what) => Fault(what, line), words);
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
            if (_lines.TryTake(out ReadOnlySpan<byte> line))
            {
                lines.Add(Decode(line));
                characters += lines[^1].Length;
            }
            else if (_lines.IsComplete || (lines.Count > 0 && _stream is PipedText)) break;
            else Fill();
        }

        return lines.Count > 0;
    }

    /// <summary>What is wrong with a line: by default, with the one that was read last.</summary>
    public InvalidDataException Fault(string what, long? number = null) => new($"{char.ToUpperInvariant(_name[0])}{_name[1..]}, line {number ?? Number}: {what}.");

    public void Dispose() => _stream.Dispose();

    private string Decode(ReadOnlySpan<byte> line)
    {
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
        try
        {
            _lines.Fill();
        }
        catch (InvalidDataException fault)
        {
            throw Fault($"the file cannot be unpacked from here, it is cut off or damaged: {fault.Message.TrimEnd('.')}", Number + 1);
        }
    }
}
