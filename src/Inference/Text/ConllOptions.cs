using System.Text;
using DistillEmb.Limits;
using DistillEmb.Text;

namespace DistillEmb;

/// <summary>
/// How files of tagged sentences are read: a token a line with its tag in another column, an empty line after each sentence, as
/// in the shared tasks of CoNLL. All options are checked when the data view is made, and everything wrong is named at once.
/// </summary>
public sealed class ConllOptions
{
    /// <summary>How the files are written.</summary>
    /// <value>
    /// The default value is null: a file is CoNLL-U where its first token's line has ten columns between tabs with an ID before the token and a head behind it, or where a comment above it names
    /// the columns (<c># global.columns</c>); any other is <see cref="ConllFormat.Columns"/>.
    /// </value>
    public ConllFormat? Format { get; set; }

    /// <summary>The file's column of tokens, counted from the front (<c>0</c>) or from the end (<c>^1</c>), or by its name.</summary>
    /// <value>
    /// The default value is <see cref="FileColumn.Recognized"/>: FORM in CoNLL-U, the column that a heading calls so (<c>token</c>, <c>word</c> and the like), otherwise the first one. Where that
    /// one counts tokens (1, 2, 3), the second of three is taken; of more columns, reading fails and asks for this option.
    /// </value>
    public FileColumn TokenColumn { get; set; } = FileColumn.Recognized;

    /// <summary>The file's column of tags, as that of tokens; null where it has none.</summary>
    /// <value>
    /// The default value is <see cref="FileColumn.Recognized"/>: UPOS in CoNLL-U, the column that a heading calls so (<c>tag</c>, <c>ner</c>, <c>pos</c> and the like), otherwise the last one; where
    /// that one counts tokens, reading fails and asks for this option. With null the data view has no column of tags.
    /// </value>
    public FileColumn? TagColumn { get; set; } = FileColumn.Recognized;

    /// <summary>How many columns every line with a token has, at least 1.</summary>
    /// <value>The default value is null: as many as the first of the file has.</value>
    public int? ColumnCount { get; set; }

    /// <summary>What stands between columns; with a tab, tokens may hold blanks.</summary>
    /// <value>
    /// The default value is null: where the first line has a tab, one tab with blanks around it that don't count; otherwise any number of blanks and tabs. Of all blanks only the plain one and the tab
    /// separate: U+00A0 is part of a token.
    /// </value>
    public char? Separator { get; set; }

    /// <summary>Whether lines that begin with <c>#</c> are comments. Most tagged text has <c>#</c> as a token.</summary>
    /// <value>
    /// The default value is null: in CoNLL-U they are; elsewhere, only those at the beginning of a sentence that are comments beyond doubt (<c># name = value</c>, <c># id x domain=y</c>, and the
    /// words <c>newdoc</c>, <c>newpar</c>, <c>sent_id</c>).
    /// </value>
    public bool? Comments { get; set; }

    /// <summary>Whether the first line of each file is a heading, which names the columns.</summary>
    /// <value>
    /// The default value is null: it is where columns are chosen by name, and where it has a name for tokens and another one for tags (<c>token tag</c>, <c>Word POS</c> and the like).
    /// </value>
    public bool? Header { get; set; }

    /// <summary>Whether lines that cannot be read (with another count of columns, an empty token or tag, or bytes that are no text) are skipped and counted. ML.NET's log tells how many, and the first of them.</summary>
    /// <remarks>A file most of whose lines cannot be read is refused all the same.</remarks>
    /// <value>The default value is false: the first of them is an error that names file and line.</value>
    public bool SkipBadLines { get; set; }

    /// <summary>Whether lines that begin with <c>-DOCSTART-</c>, as in CoNLL-2003, end a sentence and are passed over.</summary>
    /// <value>The default value is true.</value>
    public bool SkipDocumentStarts { get; set; } = true;

    /// <summary>The encoding of the files.</summary>
    /// <value>The default value is null: UTF-16 or UTF-32 where the byte order mark says so, otherwise UTF-8, with or without one.</value>
    public Encoding? Encoding { get; set; }

    /// <summary>Whether the data view has a column of languages, each the name of the folder that the file lies in.</summary>
    /// <value>The default value is false. Where languages are given with the paths, there is a column of these.</value>
    public bool LanguageFromFolder { get; set; }

    /// <summary>The name of the data view's column of tokens, a vector of text.</summary>
    /// <value>The default value is <c>Tokens</c>.</value>
    public string TokensColumnName { get; set; } = "Tokens";

    /// <summary>The name of the data view's column of tags, a vector of text, a tag a token.</summary>
    /// <value>The default value is <c>Tags</c>.</value>
    public string TagsColumnName { get; set; } = "Tags";

    /// <summary>The name of the data view's column that numbers the sentences (<see cref="long"/>), from 1 over all files.</summary>
    /// <value>The default value is <c>SentenceId</c>.</value>
    public string SentenceIdColumnName { get; set; } = "SentenceId";

    /// <summary>The name of the data view's column that says where a sentence begins, <c>path:line</c> (text).</summary>
    /// <value>The default value is <c>Source</c>.</value>
    public string SourceColumnName { get; set; } = "Source";

    /// <summary>The name of the data view's column of languages (text), where there is one.</summary>
    /// <value>The default value is <c>Language</c>.</value>
    public string LanguageColumnName { get; set; } = "Language";

    /// <summary>Checks all options, and names everything that is wrong at once.</summary>
    /// <param name="languagesGiven">Whether languages were given with the paths.</param>
    /// <exception cref="ArgumentException">Something is.</exception>
    internal void Check(bool languagesGiven) => OptionCheck.ThrowIfAny(nameof(ConllOptions), [.. FaultsOfFile(languagesGiven), .. FaultsOfNames(LanguageFromFolder || languagesGiven)]);

    /// <summary>A copy that the caller's changes don't reach.</summary>
    internal ConllOptions Clone() => (ConllOptions)MemberwiseClone();

    private IEnumerable<string?> FaultsOfFile(bool languagesGiven)
    {
        if (ColumnCount < 1) yield return $"{nameof(ColumnCount)} is {ColumnCount}; it must be 1 or more, or null.";
        if (Format is ConllFormat format) yield return OptionCheck.Choice(nameof(Format), format);
        if (!TokenColumn.IsRecognized && TokenColumn == TagColumn) yield return $"{nameof(TokenColumn)} and {nameof(TagColumn)} are both {TokenColumn}; they must differ.";
        if (TokenColumn.Place is Index token && token.Equals(^0)) yield return $"{nameof(TokenColumn)} is ^0; the last column is ^1.";
        if (TagColumn is { Place: Index tag } && tag.Equals(^0)) yield return $"{nameof(TagColumn)} is ^0; the last column is ^1.";
        if (Header == false && Format != ConllFormat.ConllU && (TokenColumn.Name ?? TagColumn?.Name) is string name) yield return $"{nameof(Header)} is false, but the column '{name}' is chosen by its name; it must be true, or null.";
        if (Format == ConllFormat.ConllU && Separator is not (null or '\t')) yield return $"{nameof(Separator)} is '{Separator}'; it must be a tab or null for CoNLL-U.";
        if (Format == ConllFormat.ConllU && Header == true) yield return $"{nameof(Header)} is true; it must be false or null for CoNLL-U, whose columns have names.";
        if (ColumnCount is >= 1 and int count && TagColumn is not null && count == 1) yield return $"{nameof(ColumnCount)} is 1; the token and the tag must be two, or {nameof(TagColumn)} null.";
        foreach ((string option, FileColumn? column) in new[] { (nameof(TokenColumn), TokenColumn), (nameof(TagColumn), TagColumn) })
        {
            if (ColumnCount is >= 1 and int columns && column?.Place is Index place && place.GetOffset(columns) is var offset && (offset < 0 || offset >= columns)) yield return $"{option} is {place}; {nameof(ColumnCount)} is {columns}.";
        }

        if (Separator is '\n' or '\r' or '\0' || (Separator is char separator && char.IsSurrogate(separator)))
            yield return $"{nameof(Separator)} is U+{(int)Separator:X4}; it must be another character than a line end, or null for tabs or blanks.";
        if (LanguageFromFolder && languagesGiven) yield return $"{nameof(LanguageFromFolder)} is true, but languages were given with the paths.";
    }

    private IEnumerable<string?> FaultsOfNames(bool languages)
    {
        (string Option, string? Name)[] names =
        [
            (nameof(TokensColumnName), TokensColumnName),
            (nameof(SentenceIdColumnName), SentenceIdColumnName),
            (nameof(SourceColumnName), SourceColumnName),
            .. TagColumn is null ? [] : new[] { (nameof(TagsColumnName), TagsColumnName) },
            .. languages ? new[] { (nameof(LanguageColumnName), LanguageColumnName) } : [],
        ];
        foreach ((string option, string? name) in names) yield return OptionCheck.Column(option, name);
        foreach (IGrouping<string?, (string Option, string? Name)> twice in names.Where(name => !string.IsNullOrEmpty(name.Name)).GroupBy(name => name.Name).Where(group => group.Count() > 1))
            yield return $"{string.Join(" and ", twice.Select(name => name.Option))} are all '{twice.Key}'; names must differ.";
    }
}
