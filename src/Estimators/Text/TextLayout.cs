using System.Globalization;
using System.Text;

namespace DistillEmb.MLNet.Text;

/// <summary>Where a file has its labels and texts.</summary>
/// <param name="Format">How it is cut into records.</param>
/// <param name="Heading">Its heading; null for none.</param>
/// <param name="Columns">Cells of a record.</param>
/// <param name="Label">The place of the label; null where none is read.</param>
/// <param name="Texts">The places of the texts.</param>
/// <param name="HasHint">Whether the first line is <c>sep=</c> and the separator, as Excel reads it.</param>
internal sealed record TextLayout(RecordFormat Format, string[]? Heading, int Columns, int? Label, int[] Texts, bool HasHint = false)
{
    /// <summary>Warnings about what was recognised.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether cells behind the last are of the text: it is the last column, and nothing could have enclosed a separator in it.</summary>
    public bool TextGoesOn => Format is { Quotes: false, Separator: not null } && Texts is [int only] && only == Columns - 1 && Label != only;

    /// <summary>What was chosen, in words.</summary>
    public string Describe()
    {
        if (Format.Separator is null) return $"fastText's labels ({RecordFormat.FastTextPrefix})";
        var text = new StringBuilder("columns between ").Append(Plural(Format.SeparatorName));
        if (Format.Quotes) text.Append(" and in quotation marks");
        text.Append(Heading is null ? ", no heading" : ", a heading");
        if (Label is int label) text.Append(CultureInfo.InvariantCulture, $"; label: column {Name(label)}");
        text.Append(CultureInfo.InvariantCulture, $"; text: column{(Texts.Length > 1 ? "s" : "")} {string.Join(" and ", Texts.Select(Name))}");
        int[] others = [.. Enumerable.Range(0, Columns).Where(column => column != Label && !Texts.Contains(column))];
        if (others.Length > 0) text.Append(CultureInfo.InvariantCulture, $"; not read: {string.Join(", ", others.Select(Name))}");
        return text.ToString();
    }

    private static string Plural(string name) => name switch
    {
        "vertical bar" => "vertical bars",
        _ when name.StartsWith('\'') => name,
        _ => $"{name}s",
    };

    private string Name(int column) => Heading is not null && column < Heading.Length ? $"{column + 1} '{Heading[column].Trim()}'" : $"{column + 1}";
}
