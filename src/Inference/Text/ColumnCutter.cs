namespace DistillEmb.Text;

/// <summary>Cuts lines into columns. Of all blanks, only plain ones and tabs separate: a non-breaking one is part of a token.</summary>
/// <param name="separator">The separator of the options; null where none is chosen.</param>
internal sealed class ColumnCutter(char? separator)
{
    private readonly List<Range> _parts = [];

    public int Count => _parts.Count;

    /// <summary>How the line was cut.</summary>
    public ConllCut Kind { get; private set; }

    /// <summary>What stands between the columns that were cut last.</summary>
    public char Between => Kind == ConllCut.Separator ? separator!.Value : Kind == ConllCut.Tabs ? '\t' : ' ';

    public ReadOnlyMemory<char> this[string line, int column] => line.AsMemory(_parts[column]);

    /// <summary>Cuts a line.</summary>
    public void Cut(string line, ConllCut cut)
    {
        _parts.Clear();
        Kind = cut;
        ReadOnlySpan<char> separators = cut switch
        {
            ConllCut.Separator => [separator!.Value],
            ConllCut.Tabs => ['\t'],
            _ => [' ', '\t'],
        };
        foreach (Range part in line.AsSpan().SplitAny(separators))
        {
            // Between columns stand any number of blanks, but exactly one tab, or one separator that was chosen.
            if (cut == ConllCut.Tabs) _parts.Add(Trimmed(line, part));
            else if (cut == ConllCut.Separator || part.Start.Value != part.End.Value) _parts.Add(part);
        }
    }

    /// <summary>Cuts a line into so many columns; where it does not come apart so, as it would by itself.</summary>
    /// <param name="line">The line.</param>
    /// <param name="cut">How the lines of the file are cut.</param>
    /// <param name="count">How many columns they have.</param>
    /// <param name="strict">Whether no line may be cut in another way.</param>
    /// <returns>Whether there are as many.</returns>
    public bool Cut(string line, ConllCut cut, int count, bool strict)
    {
        Cut(line, cut);
        if (cut == ConllCut.Tabs) DropEmptyEnd(count);
        if (_parts.Count == count) return true;
        bool tabs = line.Contains('\t', StringComparison.Ordinal);
        ConllCut other = tabs ? ConllCut.Tabs : ConllCut.Blanks;
        if (strict || cut == ConllCut.Separator || other == cut) return false;
        Cut(line, other); // Among lines cut at blanks one with tabs, so that its token may hold blanks; or among those with tabs one without any.
        if (_parts.Count == count) return true;
        Cut(line, cut);
        return false;
    }

    /// <summary>Leaves out empty columns at the end, so that at least so many are left.</summary>
    public void DropEmptyEnd(int least)
    {
        while (_parts.Count > least && _parts[^1].Start.Value == _parts[^1].End.Value) _parts.RemoveAt(_parts.Count - 1);
    }

    private static Range Trimmed(string line, Range part)
    {
        (int start, int end) = (part.Start.Value, part.End.Value);
        while (start < end && line[start] == ' ') start++;
        while (end > start && line[end - 1] == ' ') end--;
        return start..end;
    }
}
