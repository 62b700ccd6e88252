namespace DistillEmb.MLNet.Text;

/// <summary>Finds out how a text is cut into records and cells: by what is told, or where that is certain.</summary>
/// <param name="source">The text.</param>
/// <param name="options">Checked options.</param>
/// <param name="stop">Stops it.</param>
internal sealed class FormatFinder(LabeledSource source, LabeledTextOptions options, CancellationToken stop)
{
    private const int Looked = 100; // Lines that are looked at before any is cut.

    private static readonly char[] Separators = ['\t', ',', ';', '|'];

    private readonly List<string> _notes = [];
    private long _firstLine; // That can be read and is not blank.

    /// <summary>Warnings about what was found.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Whether the first line is <c>sep=</c> and the separator.</summary>
    public bool HasHint { get; private set; }

    /// <summary>The text as it is cut.</summary>
    /// <exception cref="InvalidDataException">How it is cut is not certain; or it is no text.</exception>
    public RecordSurvey Find()
    {
        string[] beginning = Beginning();
        string first = beginning.FirstOrDefault() ?? "";
        if (first.StartsWith("{\"", StringComparison.Ordinal) || first.StartsWith("[{", StringComparison.Ordinal) || first is "[" or "{")
            throw Fault($"is JSON; expected {LayoutWords.Known}");
        if (options.Separator is char given) return WithQuotes(given);
        if (_firstLine == 1 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5)
        {
            HasHint = true;
            return WithQuotes(first[4]);
        }

        if (options.Header is null && options.LabelColumn is null && options.TextColumns is null && beginning.Length > 0 && 2 * beginning.Count(IsFastText) >= beginning.Length) return Survey(null, quotes: false);
        return Tabs(beginning) ?? Other(beginning) ?? throw Nothing(beginning);
    }

    private static bool IsFastText(string line) => line.Split((char[])[' ', '\t']).Any(word => word.Length > RecordFormat.FastTextPrefix.Length && word.StartsWith(RecordFormat.FastTextPrefix, StringComparison.Ordinal));

    private RecordSurvey? Tabs(string[] beginning)
    {
        if (!Array.Exists(beginning, line => line.Contains('\t', StringComparison.Ordinal))) return null;
        RecordSurvey tabs = WithQuotes('\t');
        return tabs.IsSeparated ? tabs : null;
    }

    // Commas stand in texts too: they separate where nearly all records have as many, or below a heading that is known.
    private RecordSurvey? Other(string[] beginning)
    {
        RecordSurvey[] fitting = [.. Separators[1..].Where(separator => Array.Exists(beginning, line => line.Contains(separator, StringComparison.Ordinal))).Select(WithQuotes).Where(IsTable)];
        return fitting switch
        {
            [] => null,
            [RecordSurvey only] => only,
            _ => throw Fault($"can be cut into columns at each {string.Join(" and at each ", fitting.Select(survey => survey.Format.SeparatorName))}; Separator has to be told"),
        };
    }

    private bool IsTable(RecordSurvey survey)
    {
        if (survey.First is not Record first || survey.Columns < 2 || first.Cells.Length != survey.Columns) return false;
        bool heading = first.Cells.Any(HeadingWords.IsLabel) && first.Cells.Any(HeadingWords.IsText);
        return heading || (survey.IsNearlyRegular && (survey.Census.Any(column => column.Repeats && column.BlankShare < 0.5) || options.KnownLabels is { } known && survey.Census.Any(column => column.ShareOf(known) >= 0.5)));
    }

    private RecordSurvey WithQuotes(char separator)
    {
        if (options.Quotes is bool quotes) return Survey(separator, quotes);
        RecordSurvey plain = Survey(separator, quotes: false);
        bool standard = separator is ',' or ';'; // Files of comma-separated values enclose what has commas in it; of others, some do.
        if (plain.BeginWithMark == 0 && !standard) return plain;
        RecordSurvey quoted = Survey(separator, quotes: true);
        if (quoted.Malformed == 0)
        {
            if (standard || quoted.Doubled > 0 || quoted.WhollyEnclosed == quoted.Count + 1) return quoted;
            if (quoted.Protected > 0)
            {
                if (!plain.IsRegular && quoted.IsRegular) return quoted;
                (long from, long to) = quoted.FirstOfSeveralLines ?? (quoted.FirstMark, quoted.FirstMark);
                throw Fault(FormattableString.Invariant($"has a quotation mark at the beginning of a column in line {from}. If such marks enclose columns, this one ends in line {to}; if they are letters, each line is a text. Quotes has to be told, true or false"));
            }

            _notes.Add(Marks(plain, "as they could enclose columns as well; they are kept as letters (Quotes is true to take them off)"));
            return plain;
        }

        if ((standard ? quoted.BeginWithMark : quoted.Doubled - 1) >= quoted.Malformed || (!plain.IsNearlyRegular && quoted.IsNearlyRegular)) return quoted; // Its bad lines are told as they are read.
        _notes.Add(Marks(plain, "not all of them closed at the end of one; they are kept as letters, each line a record"));
        return plain;
    }

    private string Marks(RecordSurvey survey, string what) =>
        FormattableString.Invariant($"{source.Path}:{survey.FirstMark}: {LayoutWords.Count(survey.BeginWithMark, "column")} begin{(survey.BeginWithMark == 1 ? "s" : "")} with a quotation mark, {what}");

    private RecordSurvey Survey(char? separator, bool quotes) => RecordSurvey.Of(Lines(HasHint), new RecordFormat(separator, quotes, options.Comments), source.IsCut, stop);

    private RecordLines Lines(bool behindHint)
    {
        Stream stream = source.OpenToSurvey(stop);
        var lines = new RecordLines(source.Name, stream, isAwaited: false, options.Encoding, stop);
        if (behindHint) lines.Next();
        return lines;
    }

    private string[] Beginning()
    {
        using RecordLines lines = Lines(behindHint: false);
        var beginning = new List<string>();
        while (beginning.Count < Looked && NextGood(lines) is string line)
        {
            if (string.IsNullOrWhiteSpace(line) || (options.Comments && line.StartsWith('#'))) continue;
            if (beginning.Count == 0) _firstLine = lines.Number;
            beginning.Add(line);
        }

        return [.. beginning];
    }

    /// <summary>The next line that can be read, where bad ones are passed over; they are counted later, when the text is read.</summary>
    private string? NextGood(RecordLines lines)
    {
        while (true)
        {
            try
            {
                return lines.Next();
            }
            catch (BadLineException fault) when (!options.SkipBadLines)
            {
                throw fault.Fault;
            }
            catch (BadLineException)
            {
            }
        }
    }

    private InvalidDataException Nothing(string[] beginning)
    {
        if (beginning.Length == 0) return new InvalidDataException($"There are no texts in {source.Name}; expected {LayoutWords.Known}.");
        using RecordLines lines = Lines(behindHint: false);
        while (NextGood(lines) is string line)
        {
            if (!string.IsNullOrWhiteSpace(line) && !line.Contains('\t', StringComparison.Ordinal))
                return lines.Fault(lines.Number, $"found no tab in '{LayoutWords.Short(line)}', and no other separator that all lines have; expected {LayoutWords.Known}");
        }

        return Fault($"has no columns; expected {LayoutWords.Known}");
    }

    private InvalidDataException Fault(string what) => new($"{char.ToUpperInvariant(source.Name[0])}{source.Name[1..]} {what}.");
}
