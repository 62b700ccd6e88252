using DistillEmb.Files;

namespace DistillEmb.Text;

/// <summary>Reads the sentences of one file.</summary>
internal sealed class ConllReader : IDisposable
{
    // Of a sentence. A file without empty lines would be one, and training needs some 60 kB for each token of a sentence (measured, default options).
    private const int MostTokens = 1 << 12;

    private readonly ConllOptions _options;
    private readonly DecodedLines _lines;
    private readonly ConllParser _parser;
    private readonly CancellationToken _stop;
    private bool _ended;

    /// <param name="path">The file.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="stop">Stops the reading, and ends the waiting for a pipe.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public ConllReader(string path, ConllOptions options, CancellationToken stop)
    {
        _options = options;
        _stop = stop.IsCancellationRequested ? CancellationToken.None : stop; // Behind a stop, what is complete is still evaluated.
        ExistingFile.Check("The CoNLL file", path);
        _lines = new DecodedLines(TextFile.Open(path, stop), $"The CoNLL file '{path}'", options.Encoding);
        _parser = new ConllParser(options, MostTokens, (line, what) => _lines.Fault(line, what));
    }

    /// <summary>What the lines of the file are, for people; null where it has none.</summary>
    public string? Layout => _parser.Layout?.Describe(_options.Separator);

    /// <summary>Lines that could not be read and were skipped, so far.</summary>
    public SkippedLines Skipped => _parser.Skipped;

    /// <summary>Reads the next sentence; null at the end of the file.</summary>
    /// <exception cref="InvalidDataException">A line is not as the options say.</exception>
    public ConllSentence? Next()
    {
        _stop.ThrowIfCancellationRequested();
        while (true)
        {
            if (_parser.Take() is ConllSentence sentence) return sentence;
            if (_ended) return null;
            Read();
        }
    }

    public void Dispose() => _lines.Dispose();

    private void Read()
    {
        if (!_lines.TryNext(read: true, out string? line))
        {
            _parser.End();
            _ended = true;
        }
        else if (line is null) _parser.Refuse(_lines.Number, ConllWords.NoText);
        else _parser.Add(line, _lines.Number);
    }
}
