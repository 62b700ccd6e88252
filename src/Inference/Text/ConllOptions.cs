using System.Text;

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
}
