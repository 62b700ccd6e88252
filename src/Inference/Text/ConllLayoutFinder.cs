using System.Globalization;

namespace DistillEmb.Text;

/// <summary>Recognizes the layout of a file by its first lines: what is certain, and nothing else.</summary>
/// <param name="options">Checked options; what they choose is not questioned.</param>
internal sealed class ConllLayoutFinder(ConllOptions options)
{
    /// <summary>The most lines that are waited for.</summary>
    private const int MostLines = 64;

    private const int Head = 6; // The column HEAD of CoNLL-U.

    private readonly ColumnCutter _cutter = new(options.Separator);

    /// <summary>Looks at the first lines.</summary>
    /// <param name="lines">Those that were read so far.</param>
    /// <param name="complete">Whether no more will come.</param>
    /// <param name="fault">What stands in the way.</param>
    /// <returns>The layout; null where there is a fault, or where more lines are needed.</returns>
    public ConllLayout? Find(IReadOnlyList<(string Text, long Number)> lines, bool complete, out LayoutFault? fault)
    {
        fault = null;
        complete |= lines.Count >= MostLines;
        string[]? names = options.Format == ConllFormat.Columns ? null : NamesOf(lines);
        if (options.Format == ConllFormat.ConllU || names is not null || IsConllU(lines)) return ConllU(names ?? ConllLayout.ConllUColumns, lines[0].Number, out fault);
        bool comments = options.Comments != false && ConllComment.IsPossible(lines[^1].Text) && lines.All(line => IsEmpty(line.Text) || ConllComment.IsPossible(line.Text));
        if (comments && !complete) return null; // What they are, only what follows them tells.
        (string Text, long Number)[] rows = [.. lines.Where(line => !IsComment(line.Text))];
        int first = Array.FindIndex(rows, line => !IsEmpty(line.Text));
        return first < 0 ? null : Columns(rows[first..], complete, out fault);
    }

    private ConllLayout? ConllU(string[] names, long line, out LayoutFault? fault)
    {
        FileColumn token = options.TokenColumn.IsRecognized ? "FORM" : options.TokenColumn;
        FileColumn? tag = options.TagColumn is { IsRecognized: true } ? "UPOS" : options.TagColumn;
        if (!TryPlace(token, nameof(options.TokenColumn), names, line, out int tokenPlace, out fault)) return null;
        int tagPlace = -1;
        if (tag is not null && !TryPlace(tag.Value, nameof(options.TagColumn), names, line, out tagPlace, out fault)) return null;
        return new ConllLayout { Format = ConllFormat.ConllU, Cut = ConllCut.Tabs, Count = names.Length, Token = tokenPlace, Tag = tag is null ? null : tagPlace, Names = names };
    }

    private ConllLayout? Columns((string Text, long Number)[] rows, bool complete, out LayoutFault? fault)
    {
        fault = null;
        (string text, long number) = rows[0];
        ConllCut cut = options.Separator is not null ? ConllCut.Separator : text.AsSpan().Trim(" \t").Contains('\t') ? ConllCut.Tabs : ConllCut.Blanks;
        string[] cells = CellsOf(text, cut);
        bool named = options.TokenColumn.Name is not null || options.TagColumn is { Name: not null };
        string[]? names = options.Header ?? (named || ConllHeading.IsCertain(cells)) ? cells : null;
        var layout = new ConllLayout
        {
            Format = ConllFormat.Columns,
            Cut = cut,
            Count = options.ColumnCount ?? cells.Length,
            CountedLine = options.ColumnCount is null ? number : null,
            BeginsLikeComment = options.ColumnCount is null && ConllComment.IsPossible(text),
            Token = 0,
            Names = names,
            Heading = names is null ? null : number,
            HeadingText = names is null ? null : text,
        };
        if (cells.Length != layout.Count) fault = new LayoutFault(number, ConllWords.Count(layout, options.Separator, cells.Length), IsOfLine: true);
        FileColumn token = options.TokenColumn;
        FileColumn? tag = options.TagColumn;
        bool tokenIsOpen = token.IsRecognized && !TryRecognize(names, ConllHeading.IsToken, 0, nameof(options.TokenColumn), number, ref token, ref fault);
        bool tagIsOpen = tag is { IsRecognized: true };
        if (tagIsOpen)
        {
            FileColumn found = FileColumn.Recognized;
            tagIsOpen = !TryRecognize(names, ConllHeading.IsTag, ^1, nameof(options.TagColumn), number, ref found, ref fault);
            tag = found;
        }

        if (fault is not null || !TryPlace(token, nameof(options.TokenColumn), cells, number, out int tokenPlace, out fault)) return null;
        int tagPlace = -1;
        if (tag is not null && !TryPlace(tag.Value, nameof(options.TagColumn), cells, number, out tagPlace, out fault)) return null;
        if (tokenPlace == tagPlace)
        {
            fault = new LayoutFault(number, ConllWords.Misfit(options, cut, cells.Length), IsOfLine: true);
            return null;
        }

        layout = layout with { Token = tokenPlace, Tag = tag is null ? null : tagPlace };
        return tokenIsOpen || tagIsOpen ? WithoutIndex(layout, names is null ? rows : rows[1..], tokenIsOpen, tagIsOpen, complete, out fault) : layout;
    }

    // Of columns that are not chosen, neither may be one that counts tokens.
    private ConllLayout? WithoutIndex(ConllLayout layout, (string Text, long Number)[] rows, bool tokenIsOpen, bool tagIsOpen, bool complete, out LayoutFault? fault)
    {
        fault = null;
        (ConllIndex tokens, ConllIndex tags) = (new ConllIndex(), new ConllIndex());
        (bool ended, bool any) = (false, false);
        foreach ((string text, _) in rows)
        {
            if (IsEmpty(text))
            {
                ended |= any;
                tokens.EndSentence();
                tags.EndSentence();
                continue;
            }

            if (!_cutter.Cut(text, layout.Cut, layout.Count, strict: false)) continue;
            any = true;
            tokens.Add(_cutter[text, layout.Token].Span);
            if (layout.Tag is int place) tags.Add(_cutter[text, place].Span);
        }

        bool tokensCount = tokenIsOpen && tokens.IsPossible;
        bool tagsCount = tagIsOpen && tags.IsPossible;
        bool told = (!tokensCount || tokens.IsCertain) && (!tagsCount || tags.IsCertain);
        if (!complete && (!any || ((tokensCount || tagsCount) && !(ended && told)))) return null;
        if (tagsCount && tags.IsCertain)
        {
            fault = Ask("tags", layout.Tag!.Value, nameof(options.TagColumn), rows);
            return null;
        }

        if (!tokensCount || !tokens.IsCertain) return layout;
        if (layout.Count == 3 && layout.Tag is null or 2) return layout with { Token = 1, HasIndex = true };
        fault = Ask("tokens", layout.Token, nameof(options.TokenColumn), rows);
        return null;
    }

    private LayoutFault Ask(string what, int column, string option, (string Text, long Number)[] rows) => new(
        rows.First(row => !IsEmpty(row.Text)).Number,
        $"column {column + 1} counts tokens and holds no {what}; say which column does by the option {option}",
        IsOfLine: false);

    // By the names of a heading, where one of them is a name for it; otherwise the usual place, which is still open.
    private static bool TryRecognize(string[]? names, Func<string, bool> isName, Index usual, string option, long line, ref FileColumn column, ref LayoutFault? fault)
    {
        column = usual;
        if (names is null) return false;
        int[] places = [.. Enumerable.Range(0, names.Length).Where(place => isName(names[place]))];
        if (places.Length == 0) return false;
        if (places.Length == 1) column = places[0];
        else if (!isName(names[usual.GetOffset(names.Length)]))
            fault ??= new LayoutFault(line, $"the heading has {string.Join(" and ", places.Select(place => $"'{names[place]}'"))}; say which one it is by the option {option}", IsOfLine: false);
        return true;
    }

    private bool TryPlace(FileColumn column, string option, string[] cells, long line, out int place, out LayoutFault? fault)
    {
        fault = null;
        place = column.Name is string name ? ConllHeading.PlaceOf(cells, name) : column.Place!.Value.GetOffset(cells.Length);
        if (place >= 0 && place < cells.Length) return true;
        fault = column.Name is null
            ? new LayoutFault(line, ConllWords.Misfit(options, options.Separator is null ? ConllCut.Blanks : ConllCut.Separator, cells.Length), IsOfLine: true)
            : new LayoutFault(line, $"the option {option} is '{column.Name}', and there is no such column; found {string.Join(", ", cells.Select(cell => $"'{cell}'"))}", IsOfLine: false);
        return false;
    }

    private string[] CellsOf(string line, ConllCut cut)
    {
        _cutter.Cut(line, cut);
        if (cut == ConllCut.Tabs) _cutter.DropEmptyEnd(options.ColumnCount ?? 1);
        return [.. Enumerable.Range(0, _cutter.Count).Select(column => _cutter[line, column].ToString())];
    }

    private static string[]? NamesOf(IReadOnlyList<(string Text, long Number)> lines) =>
        lines.TakeWhile(line => ConllComment.IsPossible(line.Text) || IsBlank(line.Text)).Select(line => ConllComment.IsPossible(line.Text) ? ConllComment.ColumnsOf(line.Text) : null).FirstOrDefault(names => names is not null);

    // Ten columns between tabs, an ID before the token and a number or nothing as its head.
    private bool IsConllU(IReadOnlyList<(string Text, long Number)> lines)
    {
        if (options.Format is not null || options.Separator is not (null or '\t') || options.ColumnCount is not (null or 10)) return false;
        string? first = lines.Select(line => line.Text).FirstOrDefault(line => !IsEmpty(line) && !ConllComment.IsPossible(line));
        if (first is null) return false;
        string[] cells = first.Split('\t');
        return cells.Length == ConllLayout.ConllUColumns.Length && ConllId.KindOf(cells[0]) != ConllIdKind.None && (cells[Head] == "_" || int.TryParse(cells[Head], NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }

    private bool IsComment(string line) => options.Comments switch
    {
        true => ConllComment.IsPossible(line),
        null => ConllComment.IsCertain(line),
        false => false,
    };

    private bool IsEmpty(string line) => IsBlank(line) || (options.SkipDocumentStarts && ConllParser.StartsDocument(line, options.Separator));

    private static bool IsBlank(string line) => line.AsSpan().Trim(" \t").IsEmpty;
}
