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
    /// <summary>The file's column of tokens, counted from the front (<c>0</c>) or from the end (<c>^1</c>).</summary>
    /// <value>The default value is 0, the first column.</value>
    public Index TokenColumn { get; set; } = 0;

    /// <summary>The file's column of tags, counted from the front or from the end; null where it has none.</summary>
    /// <value>The default value is <c>^1</c>, the last column. With null the data view has no column of tags.</value>
    public Index? TagColumn { get; set; } = ^1;

    /// <summary>How many columns every line with a token has, at least 1.</summary>
    /// <value>The default value is null: as many as the first of the file has.</value>
    public int? ColumnCount { get; set; }

    /// <summary>What stands between columns; with a tab, tokens may hold blanks.</summary>
    /// <value>The default value is null: any number of blanks and tabs.</value>
    public char? Separator { get; set; }

    /// <summary>Whether lines that begin with <c>#</c> are comments, as in CoNLL-U. Most tagged text has <c>#</c> as a token.</summary>
    /// <value>The default value is false.</value>
    public bool Comments { get; set; }

    /// <summary>Whether lines that begin with <c>-DOCSTART-</c>, as in CoNLL-2003, end a sentence and are passed over.</summary>
    /// <value>The default value is true.</value>
    public bool SkipDocumentStarts { get; set; } = true;

    /// <summary>The encoding of the files.</summary>
    /// <value>The default value is null: UTF-8, with or without a byte order mark.</value>
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

    private IEnumerable<string> FaultsOfFile(bool languagesGiven)
    {
        if (ColumnCount < 1) yield return $"{nameof(ColumnCount)} is {ColumnCount}; it must be 1 or more, or null.";
        if (TokenColumn.Equals(TagColumn)) yield return $"{nameof(TokenColumn)} and {nameof(TagColumn)} are both {TokenColumn}; they must differ.";
        if (TokenColumn.Equals(^0)) yield return $"{nameof(TokenColumn)} is ^0; the last column is ^1.";
        if (TagColumn is Index tag && tag.Equals(^0)) yield return $"{nameof(TagColumn)} is ^0; the last column is ^1.";
        if (ColumnCount is >= 1 and int count && ConllColumns.Of(this) is var columns && !columns.Fit(count)) yield return $"{nameof(ColumnCount)} is {count}; {columns.Needs}.";
        if (Separator is '\n' or '\r' or '\0' || (Separator is char separator && char.IsSurrogate(separator)))
            yield return $"{nameof(Separator)} is U+{(int)Separator:X4}; it must be another character than a line end, or null for blanks and tabs.";
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
