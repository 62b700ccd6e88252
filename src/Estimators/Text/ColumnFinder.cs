namespace DistillEmb.MLNet.Text;

/// <summary>Finds out which columns of a text are its heading, label and texts: by what is told, or where that is certain.</summary>
/// <param name="source">The text.</param>
/// <param name="survey">The text as it is cut.</param>
/// <param name="options">Checked options.</param>
/// <param name="labeled">Whether labels are read.</param>
internal sealed class ColumnFinder(LabeledSource source, RecordSurvey survey, LabeledTextOptions options, bool labeled)
{
    private const int Few = 10; // Records of which no column can be known by how often its values come back.
    private const double Most = 0.5;
    private const int ClearlyFewer = 4;

    private readonly List<string> _notes = [];
    private readonly string[] _first = survey.First?.Cells ?? [];

    /// <param name="hasHint">Whether a line in front of the first says the separator.</param>
    /// <param name="notes">What was said of the format.</param>
    /// <exception cref="InvalidDataException">A column is not there, or which ones hold labels and texts is not certain.</exception>
    public TextLayout Find(bool hasHint, IReadOnlyList<string> notes)
    {
        if (survey.First is null) throw survey.Fault ?? new InvalidDataException($"There are no texts in {source.Name}; expected {LayoutWords.Known}.");
        if (survey.Format.Separator is null) return new TextLayout(survey.Format, null, 2, 0, [1], hasHint);
        bool heading = options.Header ?? (IsHeading() || NamesAreGiven());
        int count = heading ? _first.Length : survey.Columns;
        int? label = options.LabelColumn is string told ? Place(told, heading, count) : null;
        int[]? texts = options.TextColumns is { } columns ? [.. columns.Select(column => Place(column, heading, count))] : null;
        if (label is int same && texts?.Contains(same) == true) throw Fault($"has the label and a text in column {same + 1} both; expected different columns");
        if (label is null || texts is null) Choose(heading, count, ref label, ref texts);
        if (label is int chosen && labeled) LookAtLabels(chosen);
        return new TextLayout(survey.Format, heading ? _first : null, count, label, texts!, hasHint) { Notes = [.. notes, .. _notes] };
    }

    // A heading has a word that is known, and no cell of it comes back below.
    private bool IsHeading()
    {
        if (!_first.Any(cell => HeadingWords.IsLabel(cell) || HeadingWords.IsText(cell))) return false;
        if (_first.Any(HeadingWords.IsLabel) && _first.Any(HeadingWords.IsText)) return true;
        return survey.Count > 0 && _first.Length == survey.Columns && !survey.Census.Where((column, i) => column.CountOf(_first[i]) > 0).Any();
    }

    private bool NamesAreGiven() => (options.TextColumns ?? []).Append(options.LabelColumn).OfType<string>().Any(column => LabeledTextOptions.PlaceOf(column) is null);

    private int Place(string column, bool heading, int count)
    {
        if (LabeledTextOptions.PlaceOf(column) is int number)
        {
            int place = number < 0 ? count + number : number;
            return place >= 0 && place < count ? place : throw Fault($"has {LayoutWords.Count(count, "column")}, the first record being {LayoutWords.Show(_first)}; expected a column {column}");
        }

        int[] named = heading ? [.. Enumerable.Range(0, count).Where(i => _first[i].Trim() == column)] : [];
        if (named.Length == 0 && heading) named = [.. Enumerable.Range(0, count).Where(i => _first[i].Trim().Equals(column, StringComparison.OrdinalIgnoreCase))];
        return named switch
        {
            [int only] => only,
            [] => throw Fault($"has no column named '{column}'; its first record is {LayoutWords.Show(_first)}"),
            _ => throw Fault($"has {named.Length} columns named '{column}'; expected the column's number, from 1"),
        };
    }

    private void Choose(bool heading, int count, ref int? label, ref int[]? texts)
    {
        bool labelTold = label is not null;
        bool textsTold = texts is not null;
        int? knownLabel = label;
        int[] taken = texts ?? [];
        if (heading && !labelTold && Only(count, i => !taken.Contains(i) && HeadingWords.IsLabel(_first[i]), "label") is int labelAt) knownLabel = label = labelAt;
        if (heading && !textsTold) texts = TextsOf(count, knownLabel);
        if (label is not null && texts is null && count == 2) texts = [1 - label.Value];
        if (label is null && texts is [int text] && count == 2) label = 1 - text;
        if (texts is null || (label is null && labeled)) ByContents(count, heading, ref label, ref texts);
    }

    private int[]? TextsOf(int count, int? label)
    {
        int[] titles = [.. Enumerable.Range(0, count).Where(i => i != label && HeadingWords.IsTitle(_first[i]))];
        int[] bodies = [.. Enumerable.Range(0, count).Where(i => i != label && HeadingWords.IsBody(_first[i]))];
        if (titles.Length + bodies.Length == 0) return null;
        return titles.Length > 1 || bodies.Length > 1 ? throw Ask("a text", [.. titles, .. bodies]) : [.. titles, .. bodies];
    }

    private int? Only(int count, Predicate<int> fits, string what)
    {
        int[] fitting = [.. Enumerable.Range(0, count).Where(i => fits(i))];
        return fitting.Length > 1 ? throw Ask($"the {what}", fitting) : fitting.Length == 1 ? fitting[0] : null;
    }

    private void ByContents(int count, bool heading, ref int? label, ref int[]? texts)
    {
        IReadOnlyList<ColumnCensus> census = survey.Census;
        int columns = Math.Min(count, census.Count);
        int[] free = [.. Enumerable.Range(0, columns).Except(texts ?? [])];
        if (label is null)
        {
            int[] known = options.KnownLabels is { Count: > 0 } labels ? WithLabels(free, labels, heading) : [];
            int[] fitting = known.Length > 0 ? known : [.. free.Where(i => census[i] is { Repeats: true, IsIndex: false, IsAddress: false })];
            if (fitting.Length > 1 && known.Length == 0) fitting = Clearest(fitting);
            label = fitting.Length == 1 ? fitting[0] : null;
            if (label is null && !(count == 2 && IsUsual())) throw Ask("the label", fitting.Length > 0 ? fitting : free);
            label ??= 0;
        }

        if (texts is not null) return;
        int at = label.Value;
        int[] others = [.. Enumerable.Range(0, columns).Where(i => i != at)];
        int[] candidates = others.Length == 1 ? others : [.. others.Where(i => census[i] is { IsIndex: false, IsAddress: false } && census[i].BlankShare >= Most)];
        texts = candidates is [int only] ? [only] : throw Ask("the text", candidates.Length > 0 ? candidates : others);
    }

    // The columns that have known labels: of several, those that have little else.
    private int[] WithLabels(int[] columns, IReadOnlyCollection<string> labels, bool heading)
    {
        (int Column, double Count)[] counts = [.. columns.Select(i => (i, (survey.Census[i].ShareOf(labels) * survey.Count) + (!heading && labels.Contains(_first[i].Trim()) ? 1 : 0))).Where(column => column.Item2 > 0)];
        return counts is [(int only, _)] ? [only] : [.. counts.Where(column => column.Count >= Most * survey.Count).Select(column => column.Column)];
    }

    // Of columns whose values come back, the one with far fewer of them; one value throughout is that of another thing, such as the language.
    private int[] Clearest(int[] columns)
    {
        int[] varied = [.. columns.Where(i => survey.Census[i].Distinct > 1)];
        if (varied.Length == 0) return columns;
        int[] sorted = [.. varied.OrderBy(i => survey.Census[i].Distinct)];
        return sorted.Length == 1 || survey.Census[sorted[0]].Distinct * ClearlyFewer <= survey.Census[sorted[1]].Distinct ? [sorted[0]] : sorted;
    }

    // The layout that is written down, a label, a tab and the text, holds unless what is there speaks against it.
    private bool IsUsual()
    {
        if (survey.Format.Separator != '\t') return false;
        if (survey.Count == 0) return !labeled || _first[0].AsSpan().Count(' ') <= _first[1].AsSpan().Count(' ');
        return survey.Census is [ColumnCensus first, ColumnCensus second]
            && first.Distinct <= second.Distinct && first.BlankShare <= second.BlankShare && first.MeanLength <= ClearlyFewer * second.MeanLength && (survey.Count < Few || first.Distinct < survey.Count);
    }

    private void LookAtLabels(int label)
    {
        if (label >= survey.Census.Count) return;
        ColumnCensus column = survey.Census[label];
        if (column.IsIndex) _notes.Add($"{source.Path}: column {label + 1} was told to be the label, but is an index: another value in each record, such as '{LayoutWords.Short(_first[label])}'");
    }

    private InvalidDataException Ask(string what, int[] columns) => Fault(FormattableString.Invariant(
        $"does not tell which column is {what}: {string.Join(", ", columns.Select(i => (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)))} could be. Its first record is {LayoutWords.Show(_first)}. Expected the columns told ({nameof(options.LabelColumn)}, {nameof(options.TextColumns)}), or {LayoutWords.Known}"));

    private InvalidDataException Fault(string what) => new($"{char.ToUpperInvariant(source.Name[0])}{source.Name[1..]} {what}.");
}
