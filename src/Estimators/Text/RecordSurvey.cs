namespace DistillEmb.MLNet.Text;

/// <summary>What a text is like if it is cut into records in one way.</summary>
internal sealed class RecordSurvey
{
    private const int MostColumns = 64; // That are looked into.
    private const int MostShapes = 4; // Counts of cells whose columns are looked into.
    private const double Nearly = 0.9;

    private readonly SortedDictionary<int, long> _shapes = [];
    private readonly Dictionary<int, ColumnCensus[]> _columns = [];

    private RecordSurvey(RecordFormat format) => Format = format;

    public RecordFormat Format { get; }

    /// <summary>The first record, which may be a heading; it is not counted in the columns.</summary>
    public Record? First { get; private set; }

    /// <summary>Records behind the first.</summary>
    public long Count { get; private set; }

    /// <summary>Records that are malformed, and what is told of the first.</summary>
    public long Malformed { get; private set; }

    public InvalidDataException? Fault { get; private set; }

    /// <summary>Cells that begin with a quotation mark: they may be enclosed by two.</summary>
    public long BeginWithMark { get; private set; }

    /// <summary>The first record of those.</summary>
    public long FirstMark { get; private set; }

    /// <summary>Cells that are enclosed and have doubled quotation marks in them.</summary>
    public long Doubled { get; private set; }

    /// <summary>Records in which a cell has a line break or a separator in it.</summary>
    public long Protected { get; private set; }

    /// <summary>The first record of several lines: those that it begins and ends in.</summary>
    public (long First, long Last)? FirstOfSeveralLines { get; private set; }

    /// <summary>Records all of whose cells are enclosed.</summary>
    public long WhollyEnclosed { get; private set; }

    /// <summary>The count of cells that most records have; of equally many, the first record's.</summary>
    public int Columns { get; private set; }

    /// <summary>Records, the first included, that have so many cells.</summary>
    public long Fitting => _shapes.GetValueOrDefault(Columns);

    private long All => Count + (First is null ? 0 : 1);

    /// <summary>Whether every record has several cells, as many as the others.</summary>
    public bool IsRegular => Columns > 1 && Malformed == 0 && Fitting == All;

    /// <summary>Whether nearly every record has.</summary>
    public bool IsNearlyRegular => Columns > 1 && Fitting >= Nearly * (All + Malformed);

    /// <summary>Whether half of the records or more have a separator in them.</summary>
    public bool IsSeparated => 2 * _shapes.Where(shape => shape.Key > 1).Sum(shape => shape.Value) >= All + Malformed;

    /// <summary>What the columns are like in the records that have <see cref="Columns"/> cells, the first record left out.</summary>
    public IReadOnlyList<ColumnCensus> Census => _columns.TryGetValue(Columns, out ColumnCensus[]? columns) ? columns : NewColumns(Columns);

    /// <param name="lines">The text; disposed of.</param>
    /// <param name="format">How it is cut.</param>
    /// <param name="isCut">Whether the lines end before the text does: a record that goes on behind them is none.</param>
    /// <param name="stop">Stops it.</param>
    public static RecordSurvey Of(RecordLines lines, RecordFormat format, bool isCut, CancellationToken stop)
    {
        var survey = new RecordSurvey(format);
        using var reader = new RecordReader(lines, format);
        while (true)
        {
            if (survey.All % 1024 == 0) stop.ThrowIfCancellationRequested();
            try
            {
                if (reader.Next() is not Record record) break;
                survey.Add(record);
            }
            catch (BadLineException fault)
            {
                if (isCut && reader.RanOut) break;
                survey.Malformed++;
                survey.Fault ??= fault.Fault;
            }
        }

        survey.Columns = survey._shapes.Count == 0 ? 0 : survey._shapes.MaxBy(shape => (shape.Value, shape.Key == survey.First?.Cells.Length, -shape.Key)).Key;
        return survey;
    }

    private void Add(Record record)
    {
        int count = record.Cells.Length;
        _shapes[count] = _shapes.GetValueOrDefault(count) + 1;
        LookAtMarks(record);
        if (First is null)
        {
            First = record;
            return;
        }

        Count++;
        if (!_columns.TryGetValue(count, out ColumnCensus[]? columns))
        {
            if (_columns.Count == MostShapes) return;
            _columns.Add(count, columns = NewColumns(count));
        }

        for (int i = 0; i < columns.Length; i++) columns[i].Add(record.Cells[i]);
    }

    private void LookAtMarks(Record record)
    {
        int marks = record.Enclosed?.Count(enclosed => enclosed) ?? record.Cells.Count(cell => cell.StartsWith('"'));
        if (marks == 0) return;
        if (BeginWithMark == 0) FirstMark = record.Line;
        BeginWithMark += marks;
        if (record.Enclosed is null) return;
        if (marks == record.Cells.Length) WhollyEnclosed++;
        Doubled += record.Cells.Where((cell, i) => record.Enclosed[i] && cell.Contains('"', StringComparison.Ordinal)).Count();
        if (record.Cells.Any(cell => cell.AsSpan().IndexOfAny('\n', Format.Separator!.Value) >= 0)) Protected++;
        if (record.LastLine > record.Line) FirstOfSeveralLines ??= (record.Line, record.LastLine);
    }

    private static ColumnCensus[] NewColumns(int count) => [.. Enumerable.Range(0, Math.Min(count, MostColumns)).Select(_ => new ColumnCensus())];
}
