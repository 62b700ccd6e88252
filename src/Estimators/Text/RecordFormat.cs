namespace DistillEmb.MLNet.Text;

/// <summary>How a text is cut into records, and these into cells.</summary>
/// <param name="Separator">What stands between cells; null for fastText's lines, in which labels are words that begin with <see cref="FastTextPrefix"/>.</param>
/// <param name="Quotes">Whether a cell that begins with a quotation mark is enclosed by them.</param>
/// <param name="Comments">Whether lines that begin with <c>#</c> are none.</param>
internal sealed record RecordFormat(char? Separator, bool Quotes, bool Comments)
{
    public const string FastTextPrefix = "__label__";

    /// <summary>The separator in words.</summary>
    public string SeparatorName => NameOf(Separator);

    public static string NameOf(char? separator) => separator switch
    {
        null => "blank",
        '\t' => "tab",
        ',' => "comma",
        ';' => "semicolon",
        '|' => "vertical bar",
        ' ' => "blank",
        char other => $"'{other}'",
    };
}
