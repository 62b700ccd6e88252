namespace DistillEmb.Text;

/// <summary>What faults of tagged files say alike.</summary>
internal static class ConllWords
{
    /// <summary>What is wrong with a line that is no text.</summary>
    public const string NoText = "found bytes that are no UTF-8; expected a text file in UTF-8, or in that of the option Encoding";

    /// <summary>What is wrong with a line with a zero byte, as UTF-16 without a mark has.</summary>
    public const string ZeroByte = "found a zero byte; expected text in UTF-8, or in that of the option Encoding";

    public static string Separators(ConllCut cut, char? separator) => cut switch
    {
        ConllCut.Tabs => "tabs",
        ConllCut.Separator when separator != '\t' => $"'{separator}'",
        ConllCut.Separator => "tabs",
        _ => "blanks or tabs",
    };

    public static string Columns(int count) => count == 1 ? "1 column" : $"{count} columns";

    public static string Count(ConllLayout layout, char? separator, int found) =>
        $"expected {Columns(layout.Count)} between {Separators(layout.Cut, separator)}{(layout.CountedLine is long line ? $" as in line {line}" : "")}, found {found}";

    public static string Misfit(ConllOptions options, ConllCut cut, int found)
    {
        (FileColumn token, FileColumn? tag) = (options.TokenColumn.IsRecognized ? 0 : options.TokenColumn, options.TagColumn is { IsRecognized: true } ? ^1 : options.TagColumn);
        string needs = tag is null ? $"the token is {token.InWords()}" : $"the token is {token.InWords()} and the tag {tag.Value.InWords()}, which must be two";
        return $"found {Columns(found)} between {Separators(cut, options.Separator)}, but {needs}";
    }
}
