namespace DistillEmb.Text;

/// <summary>Reads the sentences of one file.</summary>
internal sealed class ConllReader : IDisposable
{
    // Of a sentence. A file without empty lines would be one, and training needs some 60 kB for each token of a sentence (measured, default options).
    private const int MostTokens = 1 << 12;

    private const string DocumentStart = "-DOCSTART-";

    private readonly ConllOptions _options;
    private readonly ConllColumns _columns;
    private readonly ConllLines _lines;
    private readonly CancellationToken _stop;
    private readonly List<Range> _parts = [];
    private int? _count;
    private long _counted;

    public ConllReader(string path, ConllOptions options, CancellationToken stop)
    {
        _options = options;
        _columns = ConllColumns.Of(options);
        _count = options.ColumnCount;
        _stop = stop.IsCancellationRequested ? CancellationToken.None : stop; // Behind a stop, what is complete is still evaluated.
        _lines = new ConllLines(path, options.Encoding, stop);
    }

    /// <summary>The sentence that was read last.</summary>
    public ConllSentence Sentence { get; } = new();

    /// <summary>Reads the next sentence; false at the end of the file.</summary>
    /// <exception cref="InvalidDataException">A line is not as the options say.</exception>
    public bool Next()
    {
        _stop.ThrowIfCancellationRequested();
        Sentence.Tokens.Clear();
        Sentence.Tags.Clear();
        while (_lines.Next() is string line)
        {
            if (_options.Comments && line.StartsWith('#')) continue;
            if (IsBlank(line) || (_options.SkipDocumentStarts && StartsDocument(line, _options.Separator)))
            {
                if (Sentence.Tokens.Count > 0) return true;
                continue;
            }

            Add(line);
        }

        return Sentence.Tokens.Count > 0;
    }

    /// <summary>Whether a line starts a document: with the word as one of its own, for a longer one is a token.</summary>
    public static bool StartsDocument(ReadOnlySpan<char> line, char? separator) =>
        line.StartsWith(DocumentStart, StringComparison.Ordinal)
        && (line.Length == DocumentStart.Length || line[DocumentStart.Length] is ' ' or '\t' || line[DocumentStart.Length] == separator);

    public void Dispose() => _lines.Dispose();

    private void Add(string line)
    {
        Split(line);
        CheckCount();
        if (Sentence.Tokens.Count == MostTokens) throw _lines.Fault(Sentence.Line, $"the sentence that begins here has more than {MostTokens} tokens; expected an empty line after each sentence");
        if (Sentence.Tokens.Count == 0) Sentence.Line = _lines.Number;
        Sentence.Tokens.Add(Part(line, _columns.Token, "token"));
        if (_columns.Tag is Index tag) Sentence.Tags.Add(Part(line, tag, "tag"));
    }

    private ReadOnlyMemory<char> Part(string line, Index column, string what)
    {
        ReadOnlyMemory<char> part = line.AsMemory(_parts[column.GetOffset(_parts.Count)]);
        return part.IsEmpty ? throw _lines.Fault($"the {what} is empty, column {column.GetOffset(_parts.Count) + 1} of {_parts.Count}") : part;
    }

    private void Split(string line)
    {
        _parts.Clear();
        ReadOnlySpan<char> separators = _options.Separator is char separator ? [separator] : [' ', '\t'];
        foreach (Range part in line.AsSpan().SplitAny(separators))
        {
            // Between columns stand any number of blanks, but exactly one separator that was chosen.
            if (_options.Separator is not null || part.Start.Value != part.End.Value) _parts.Add(part);
        }
    }

    private void CheckCount()
    {
        if (_parts.Count == _count) return;
        string separated = _options.Separator switch
        {
            null => "blanks or tabs",
            '\t' => "tabs",
            char separator => $"'{separator}'",
        };
        if (_count is int expected)
        {
            string why = _options.ColumnCount is null ? $" as in line {_counted}" : "";
            throw _lines.Fault($"expected {Columns(expected)} between {separated}{why}, found {_parts.Count}");
        }

        if (!_columns.Fit(_parts.Count)) throw _lines.Fault($"found {Columns(_parts.Count)} between {separated}, but {_columns.Needs}");
        (_count, _counted) = (_parts.Count, _lines.Number);
    }

    private static string Columns(int count) => count == 1 ? "1 column" : $"{count} columns";

    private static bool IsBlank(string line) => line.AsSpan().Trim(" \t").IsEmpty;
}
