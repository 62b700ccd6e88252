namespace DistillEmb.MLNet.Text;

/// <summary>Cuts a text into records, one at a time. Empty lines are none.</summary>
internal sealed class RecordReader : IDisposable
{
    private readonly RecordLines _lines;
    private readonly RecordFormat _format;
    private readonly QuotedRecord? _quoted;
    private readonly Queue<(string Text, long Number)> _again = new(); // Lines that a malformed record had taken.
    private readonly List<string> _taken = [];

    public RecordReader(RecordLines lines, RecordFormat format)
    {
        (_lines, _format) = (lines, format);
        _quoted = format is { Quotes: true, Separator: char separator } ? new QuotedRecord(separator) : null;
    }

    /// <summary>Whether the next record begins in a line that is there without waiting.</summary>
    public bool IsReady => _again.Count > 0 || _lines.IsReady;

    /// <summary>Whether the end of the text was met, also in looking for the end of a record.</summary>
    public bool RanOut { get; private set; }

    /// <summary>The next record; null behind the last.</summary>
    /// <exception cref="BadLineException">It is malformed; reading goes on behind its first line.</exception>
    /// <exception cref="InvalidDataException">The text cannot be read on.</exception>
    /// <exception cref="OperationCanceledException">Stopped; also while it waits.</exception>
    public Record? Next()
    {
        while (NextLine() is var (line, number))
        {
            if (string.IsNullOrWhiteSpace(line) || (_format.Comments && line.StartsWith('#'))) continue;
            if (_format.Separator is not char separator) return new Record(FastTextCells(line, number), number, number);
            if (separator == ' ') return new Record(line.Split(separator, 2), number, number); // Texts have blanks in them.
            return _quoted is null || !line.Contains('"', StringComparison.Ordinal) ? new Record(line.Split(separator), number, number) : Quoted(line, number, separator);
        }

        return null;
    }

    /// <summary>What is wrong with a line.</summary>
    public InvalidDataException Fault(long line, string what) => _lines.Fault(line, what);

    public void Dispose() => _lines.Dispose();

    private Record Quoted(string line, long number, char separator)
    {
        _taken.Clear();
        try
        {
            if (_quoted!.Read(line, () => NextLine()?.Text, _taken) is var (cells, enclosed, lines))
            {
                GiveBack(number, lines);
                return new Record(cells, number, number + lines, enclosed);
            }
        }
        catch (BadLineException)
        {
            GiveBack(number, 0);
            throw;
        }

        GiveBack(number, 0);
        string end = _taken.Count == 0 ? "in this line" : FormattableString.Invariant($"up to line {number + _taken.Count}");
        throw new BadLineException(_lines.Fault(
            number,
            $"a column begins with a quotation mark, and none closes it in front of a {_format.SeparatorName} or line end {end}; expected columns enclosed by quotation marks, those within doubled. If they are letters of the text, Quotes is false"));
    }

    // Lines that were taken and are not of the record.
    private void GiveBack(long number, int used)
    {
        if (_taken.Count == used) return;
        (string Text, long Number)[] behind = [.. _taken.Select((text, i) => (text, number + i + 1)).Skip(used), .. _again];
        _again.Clear();
        foreach ((string Text, long Number) again in behind) _again.Enqueue(again);
    }

    private string[] FastTextCells(string line, long number)
    {
        string[] words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        string[] labels = [.. words.Where(word => word.StartsWith(RecordFormat.FastTextPrefix, StringComparison.Ordinal)).Select(word => word[RecordFormat.FastTextPrefix.Length..])];
        if (labels.Length == 0) throw new BadLineException(_lines.Fault(number, $"found no label; expected {RecordFormat.FastTextPrefix} and a label in front of each text, as in the lines before"));
        if (labels.Length > 1)
            throw new BadLineException(_lines.Fault(number, $"found {labels.Length} labels ({string.Join(", ", labels.Select(label => $"'{label}'"))}); expected one: a text has one class here. SkipBadLines leaves such texts out"));
        return [labels[0], string.Join(' ', words.Where(word => !word.StartsWith(RecordFormat.FastTextPrefix, StringComparison.Ordinal)))];
    }

    private (string Text, long Number)? NextLine()
    {
        if (_again.TryDequeue(out (string Text, long Number) again)) return again;
        if (_lines.Next() is string line) return (line, _lines.Number);
        RanOut = true;
        return null;
    }
}
