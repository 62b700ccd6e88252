namespace DistillEmb.Text;

/// <summary>What the lines of one file are, as the options say or as it was recognized.</summary>
internal sealed record ConllLayout
{
    /// <summary>The columns of CoNLL-U.</summary>
    public static readonly string[] ConllUColumns = ["ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC"];

    public required ConllFormat Format { get; init; }

    public required ConllCut Cut { get; init; }

    /// <summary>How many columns a line has.</summary>
    public required int Count { get; init; }

    /// <summary>The line that this count is of; null where the options or the format say it.</summary>
    public long? CountedLine { get; init; }

    /// <summary>Whether that line begins with <c>#</c>, as a comment does.</summary>
    public bool BeginsLikeComment { get; init; }

    public required int Token { get; init; }

    /// <summary>The column of tags; null where they are not read.</summary>
    public int? Tag { get; init; }

    /// <summary>The names of the columns; null where they have none.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>The line of the heading; null where there is none.</summary>
    public long? Heading { get; init; }

    /// <summary>What stands in that line; it may come back where files were joined.</summary>
    public string? HeadingText { get; init; }

    /// <summary>Whether the first column counts tokens and was therefore passed over.</summary>
    public bool HasIndex { get; init; }

    /// <summary>The column of CoNLL-U that says what a line is; null where there is none.</summary>
    public int? Id => Format == ConllFormat.ConllU && ConllHeading.PlaceOf(Names!, ConllUColumns[0]) is >= 0 and int id ? id : null;

    /// <summary>For people: which columns are read, counted from 1.</summary>
    public string Describe(char? separator)
    {
        string columns = Tag is int tag ? $"token in {NameOf(Token)}, tag in {NameOf(tag)}" : $"token in {NameOf(Token)}";
        if (Format == ConllFormat.ConllU) return $"CoNLL-U{(Names!.SequenceEqual(ConllUColumns) ? "" : " Plus")}, {columns}";
        string rest = $"{(HasIndex ? ", column 1 counts tokens" : "")}{(Heading is long line ? $", line {line} is a heading" : "")}";
        return $"{columns} of {Count} between {ConllWords.Separators(Cut, separator)}{rest}";
    }

    private string NameOf(int column) => Names is not null && Format == ConllFormat.ConllU ? Names[column] : $"column {column + 1}{(Names is null ? "" : $" ({Names[column]})")}";
}
