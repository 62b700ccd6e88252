using System.Text.RegularExpressions;

namespace DistillEmb.Text;

/// <summary>Lines that begin with <c>#</c>.</summary>
internal static partial class ConllComment
{
    private const string ColumnNames = "global.columns";

    public static bool IsPossible(string line) => line.StartsWith('#');

    /// <summary>
    /// Whether a line at the beginning of a sentence is a comment beyond doubt, where others are tokens: <c># name = value</c>, as in CoNLL-U; <c># id x domain=y</c>, as in MultiCoNER; the
    /// words that CoNLL-U knows.
    /// </summary>
    public static bool IsCertain(string line) => IsPossible(line) && Certain().IsMatch(line);

    /// <summary>The columns that a comment of CoNLL-U Plus names; null where it names none.</summary>
    public static string[]? ColumnsOf(string line)
    {
        string text = line.TrimStart('#').Trim(' ', '\t');
        if (!text.StartsWith(ColumnNames, StringComparison.Ordinal)) return null;
        text = text[ColumnNames.Length..].TrimStart(' ', '\t');
        return text.StartsWith('=') ? text[1..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) : null;
    }

    [GeneratedRegex(@"^#[ \t]*(?:[^ \t=]+[ \t]+=(?:[ \t]|$)|id[ \t]+\S+[ \t]+domain=\S*[ \t]*$|(?:newdoc|newpar|sent_id|global\.columns)(?:[ \t=]|$))")]
    private static partial Regex Certain();
}
