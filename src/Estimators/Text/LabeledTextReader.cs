namespace DistillEmb.MLNet.Text;

/// <summary>Reads the labels and texts of a file whose layout is known, one at a time.</summary>
internal sealed class LabeledTextReader : IDisposable
{
    private readonly LabeledSource _source;
    private readonly TextLayout _layout;
    private readonly bool _skips;
    private readonly bool _labeled;
    private readonly ReadingTally _tally;
    private readonly CancellationToken _stop;
    private readonly RecordReader _records;
    private bool _atHeading;

    /// <param name="source">The text.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="labeled">Whether every text must have a label.</param>
    /// <param name="tally">Receives what is passed over.</param>
    /// <param name="stop">Stops reading; also while it waits.</param>
    public LabeledTextReader(LabeledSource source, TextLayout layout, LabeledTextOptions options, bool labeled, ReadingTally tally, CancellationToken stop)
    {
        (_source, _layout, _skips, _labeled, _tally, _stop) = (source, layout, options.SkipBadLines, labeled, tally, stop);
        _atHeading = layout.Heading is not null;
        var lines = new RecordLines(source.Name, source.Open(stop, out bool isAwaited), isAwaited, options.Encoding, stop);
        if (layout.HasHint) lines.Next();
        _records = new RecordReader(lines, layout.Format);
    }

    /// <summary>Whether the next text is there without waiting, as far as its first line tells.</summary>
    public bool IsReady => _records.IsReady;

    /// <summary>The next text; null behind the last.</summary>
    /// <exception cref="InvalidDataException">A line is bad, and bad lines are not passed over; or the file cannot be read on.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public LabeledTextRow? Next()
    {
        while (true)
        {
            _stop.ThrowIfCancellationRequested();
            try
            {
                if (_records.Next() is not Record record) return null;
                if (RowOf(record) is LabeledTextRow row) return row;
            }
            catch (BadLineException bad) when (_skips)
            {
                _tally.BadLines.Add(_source.Path, bad.Fault.Message);
            }
            catch (BadLineException bad)
            {
                throw bad.Fault;
            }
        }
    }

    public void Dispose() => _records.Dispose();

    private LabeledTextRow? RowOf(Record record)
    {
        string[] cells = record.Cells;
        if (_atHeading)
        {
            _atHeading = false;
            return null;
        }

        string place = FormattableString.Invariant($"{_source.Path}:{record.Line}");
        if (_layout.Heading is not null && cells.AsSpan().SequenceEqual(_layout.Heading))
        {
            _tally.Headings.Add(place);
            return null;
        }

        if (cells.Length > _layout.Columns && _layout.TextGoesOn)
        {
            cells = [.. cells[..(_layout.Columns - 1)], string.Join(_layout.Format.Separator!.Value, cells[(_layout.Columns - 1)..])];
            _tally.MoreCells.Add(place, _layout.Format.SeparatorName);
        }

        if (cells.Length != _layout.Columns) throw Bad(record, Shape(cells.Length));
        string label = _layout.Label is int at ? LabelOf(cells[at], at, record, place) : "";
        string text = _layout.Texts is [int only] ? cells[only] : string.Join(' ', _layout.Texts.Select(column => cells[column]).Where(part => part.Length > 0));
        if (string.IsNullOrWhiteSpace(text)) _tally.EmptyTexts.Add(place);
        return new LabeledTextRow { Label = label, Text = text, Source = place };
    }

    private string LabelOf(string cell, int column, Record record, string place)
    {
        string label = cell.Trim();
        if (label.Length == 0 && _labeled) throw Bad(record, $"found no label, column {column + 1} is empty; expected a label and a text");
        if (label.Length < cell.Length) _tally.PaddedLabels.Add(place, cell);
        return label;
    }

    private string Shape(int found)
    {
        string expected = _layout.Heading is not null ? $"{_layout.Columns} columns as the heading has" : $"{_layout.Columns} columns as most lines have";
        return found == 1
            ? $"found no {_layout.Format.SeparatorName}; expected {expected}"
            : FormattableString.Invariant($"found {found} columns between {_layout.Format.SeparatorName}s; expected {expected}");
    }

    private BadLineException Bad(Record record, string what) => new(_records.Fault(record.Line, what));
}
