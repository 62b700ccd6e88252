namespace DistillEmb.MLNet.Text;

/// <summary>What is asked of a user where a layout is not certain.</summary>
internal static class LayoutWords
{
    private const int MostLetters = 24; // Of a cell, in a message.
    private const int MostCells = 6;

    /// <summary>The layouts that are known without a word about them.</summary>
    public const string Known = "a label, a tab and the text a line, columns with a heading (label or category; text, tweet or headline), or fastText's __label__";

    /// <summary>Cells of a record, cut short.</summary>
    public static string Show(IReadOnlyList<string> cells)
    {
        string shown = string.Join(" | ", cells.Take(MostCells).Select(cell => Short(cell.Trim())));
        return cells.Count > MostCells ? $"{shown} | ..." : shown;
    }

    public static string Short(string cell)
    {
        string line = cell.ReplaceLineEndings(" ");
        return line.Length <= MostLetters ? line : $"{line[..(char.IsHighSurrogate(line[MostLetters - 1]) ? MostLetters - 1 : MostLetters)]}...";
    }

    public static string Count(long count, string what) => FormattableString.Invariant($"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
