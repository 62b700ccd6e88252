using System.Globalization;
using System.Text;
using DistillEmb.Limits;

namespace DistillEmb.MLNet;

/// <summary>
/// How files of labelled texts are read. What is left null is recognised in each file where that is certain; where it is not, the file is refused with what has to be said. All
/// options are checked when the data view is made, and everything wrong is named at once.
/// </summary>
/// <remarks>A column is given by its number, counted from 1, from the end with <c>-1</c>, or by its name in the heading; what is a number is never taken for a name.</remarks>
public sealed class LabeledTextOptions
{
    /// <summary>The file's column of labels: a number from 1, from the end with <c>-1</c>, or a name in the heading.</summary>
    /// <value>The default value is null: recognised by the heading, or by what the columns hold.</value>
    public string? LabelColumn { get; set; }

    /// <summary>The file's column of texts, or several, whose texts are joined in this order with a blank between them.</summary>
    /// <value>The default value is null: recognised; of a heading such as <c>headline</c> and <c>text</c>, both are taken.</value>
    public IReadOnlyList<string>? TextColumns { get; set; }

    /// <summary>What stands between columns; with a blank, the first alone does, and the text behind it has others.</summary>
    /// <value>The default value is null: recognised, a tab, comma, semicolon or vertical bar.</value>
    public char? Separator { get; set; }

    /// <summary>Whether the first line of each file is a heading.</summary>
    /// <value>The default value is null: recognised by its words.</value>
    public bool? Header { get; set; }

    /// <summary>Whether a column that begins with a quotation mark ends with one (RFC 4180), and may have separators and line breaks between them; otherwise quotation marks are letters of the text.</summary>
    /// <value>The default value is null: recognised.</value>
    public bool? Quotes { get; set; }

    /// <summary>Whether lines that begin with <c>#</c> are comments. Texts of social media begin with it, too.</summary>
    /// <value>The default value is false.</value>
    public bool Comments { get; set; }

    /// <summary>The encoding of the files.</summary>
    /// <value>The default value is null: UTF-8, or what a byte order mark of UTF-16 or UTF-32 says.</value>
    public Encoding? Encoding { get; set; }

    /// <summary>Whether bad lines are passed over and counted in a warning, rather than refusing the file with the place of the first.</summary>
    /// <value>The default value is false.</value>
    public bool SkipBadLines { get; set; }

    /// <summary>The labels of a model, or of the data that it was trained on: others are told by file and line, and read all the same.</summary>
    /// <value>The default value is null: all labels are as good as others.</value>
    public IReadOnlyCollection<string>? KnownLabels { get; set; }

    /// <summary>The name of the data view's column of labels (text).</summary>
    /// <value>The default value is <c>Label</c>.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The name of the data view's column of texts (text).</summary>
    /// <value>The default value is <c>Text</c>.</value>
    public string TextColumnName { get; set; } = "Text";

    /// <summary>The name of the data view's column that says where a text stands, <c>path:line</c> (text).</summary>
    /// <value>The default value is <c>Source</c>.</value>
    public string SourceColumnName { get; set; } = "Source";

    /// <summary>These options, which nobody else will change.</summary>
    /// <exception cref="ArgumentException">Something is wrong; everything is named.</exception>
    internal LabeledTextOptions Checked()
    {
        var copy = (LabeledTextOptions)MemberwiseClone();
        copy.TextColumns = TextColumns is null ? null : [.. TextColumns];
        copy.KnownLabels = KnownLabels is null ? null : new HashSet<string>(KnownLabels, StringComparer.Ordinal);
        OptionCheck.ThrowIfAny(nameof(LabeledTextOptions), [.. copy.FaultsOfColumns(), .. copy.FaultsOfNames()]);
        return copy;
    }

    /// <summary>The place of a column given by its number: from 0, or from -1 at the end; null for a name.</summary>
    internal static int? PlaceOf(string column) =>
        int.TryParse(column, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? (number > 0 ? number - 1 : number) : null;

    private IEnumerable<string?> FaultsOfColumns()
    {
        if (LabelColumn is not null) yield return FaultOf(nameof(LabelColumn), LabelColumn);
        if (TextColumns is { Count: 0 }) yield return $"{nameof(TextColumns)} is empty; it must have a column, or be null.";
        foreach (string text in TextColumns ?? [])
        {
            yield return FaultOf(nameof(TextColumns), text);
            if (text == LabelColumn) yield return $"{nameof(LabelColumn)} and {nameof(TextColumns)} are both '{text}'; they must differ.";
        }

        if (Header == false && (TextColumns ?? []).Append(LabelColumn).OfType<string>().FirstOrDefault(column => column.Length > 0 && PlaceOf(column) is null) is string name)
            yield return $"{nameof(Header)} is false, but the column '{name}' is given by its name in a heading; it must be a number.";
        if (Separator is '\n' or '\r' or '\0' or '"' || (Separator is char separator && char.IsSurrogate(separator)))
            yield return $"{nameof(Separator)} is U+{(int)Separator:X4}; it must be another character than a line end or a quotation mark, or null.";
    }

    private IEnumerable<string?> FaultsOfNames()
    {
        (string Option, string? Name)[] names = [(nameof(LabelColumnName), LabelColumnName), (nameof(TextColumnName), TextColumnName), (nameof(SourceColumnName), SourceColumnName)];
        foreach ((string option, string? name) in names) yield return OptionCheck.Column(option, name);
        foreach (IGrouping<string?, (string Option, string? Name)> twice in names.Where(name => !string.IsNullOrEmpty(name.Name)).GroupBy(name => name.Name).Where(group => group.Count() > 1))
            yield return $"{string.Join(" and ", twice.Select(name => name.Option))} are all '{twice.Key}'; names must differ.";
    }

    private static string? FaultOf(string option, string? column) => column switch
    {
        null or "" => $"{option} is empty; it must be a number from 1, a number from the end such as -1, or a name in the heading.",
        _ when PlaceOf(column) == 0 && column.TrimStart('+', '-', '0').Length == 0 => $"{option} is {column}; columns are counted from 1, or from -1 at the end.",
        _ => null,
    };
}
