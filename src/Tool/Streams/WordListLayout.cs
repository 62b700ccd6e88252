using System.Globalization;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>Which field of a list's lines is the word, where others are counts or ranks, as its first lines show.</summary>
/// <param name="Separator">What stands between the fields; null for blanks.</param>
/// <param name="Fields">How many fields a line has.</param>
/// <param name="Column">Which of them is the word, from 0.</param>
/// <param name="HasHeading">Whether the first line names the columns.</param>
internal sealed record WordListLayout(char? Separator, int Fields, int Column, bool HasHeading)
{
    private const int Enough = 10; // Lines that a few others may not be taken for.
    private const double Nearly = 0.9;

    private static readonly char?[] Separators = ['\t', null, ',', ';'];
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"];

    /// <summary>How the list is read, for a message.</summary>
    public string Description => $"a list with counts; the words are the {NameOf(Column)} of {Fields} fields{(HasHeading ? ", below a heading" : "")}";

    /// <summary>Looks at the first lines of a list.</summary>
    /// <param name="lines">Lines that are not blank, with their numbers.</param>
    /// <param name="fault">Makes the exception for a line, from its number and what is wrong with it.</param>
    /// <returns>Null for a list of words alone.</returns>
    public static WordListLayout? Of(IReadOnlyList<(long Number, string Text)> lines, Func<long, string, Exception> fault)
    {
        foreach (char? separator in Separators)
        {
            if (lines.Count > 0 && Of(lines, separator, fault) is WordListLayout layout) return layout;
        }

        return null;
    }

    /// <summary>The word of a line; null where the line has another number of fields.</summary>
    public string? WordOf(string line) => Split(line, Separator) is string[] fields && fields.Length == Fields ? fields[Column] : null;

    private static WordListLayout? Of(IReadOnlyList<(long Number, string Text)> lines, char? separator, Func<long, string, Exception> fault)
    {
        string[][] rows = [.. lines.Select(line => Split(line.Text, separator))];
        int fields = rows.GroupBy(row => row.Length).MaxBy(group => group.Count())!.Key;
        if (fields < 2) return null;
        bool hasHeading = rows.Length > 2 && !rows[0].Any(IsNumber) && rows.Skip(1).Any(row => row.Any(IsNumber));
        string[][] body = hasHeading ? rows[1..] : rows;
        string[][] fitting = [.. body.Where(row => row.Length == fields)];
        bool[] numeric = [.. Enumerable.Range(0, fields).Select(column => IsMostly(fitting.Count(row => IsNumber(row[column])), fitting.Length))];
        if (!numeric.Contains(true) || !IsMostly(fitting.Length, body.Length)) return null;
        int other = Array.FindIndex(body, row => row.Length != fields || Enumerable.Range(0, fields).Any(column => numeric[column] && !IsNumber(row[column])));
        if (other >= 0) throw fault(lines[other + (hasHeading ? 1 : 0)].Number, $"found '{string.Join(' ', body[other])}'; expected {fields} fields, of which the {NameOf(Array.IndexOf(numeric, true))} is a number, as in other lines");
        int[] words = [.. Enumerable.Range(0, fields).Where(column => !numeric[column])];
        if (words.Length != 1)
            throw fault(lines[0].Number, $"the lines hold {fields} fields, of which {(words.Length == 0 ? "all are numbers" : $"{fields - words.Length} {(fields - words.Length == 1 ? "is a number" : "are numbers")}")}, so that it is not plain which are the words; give a file of the words alone");
        return new WordListLayout(separator, fields, words[0], hasHeading);
    }

    // All of a few; of many, nearly all, so that the others are told rather than taken for words.
    private static bool IsMostly(int count, int all) => all > 0 && (count == all || (all >= Enough && count >= Nearly * all));

    private static string[] Split(string line, char? separator) => separator is char given
        ? line.Split(given, StringSplitOptions.TrimEntries)
        : line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsNumber(string field) => double.TryParse(field, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);

    private static string NameOf(int column) => column < Ordinals.Length ? Ordinals[column] : $"{column + 1}th";
}
