using DistillEmb;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Text;
using DistillEmb.Text;

namespace Microsoft.ML;

/// <summary>Extension methods of <see cref="DataOperationsCatalog"/> for files of tagged sentences, as in the shared tasks of CoNLL.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term><c>Tokens</c></term><description>Vector of text of variable size</description></item>
/// <item><term><c>Tags</c></term><description>Vector of text, a tag a token; for a trainer's label, <c>MapValueToKey("Label", "Tags")</c></description></item>
/// <item><term><c>Language</c></term><description>Text; only where languages are given, or taken from the folders</description></item>
/// <item><term><c>SentenceId</c></term><description><see cref="long"/>, from 1 over all files</description></item>
/// <item><term><c>Source</c></term><description>Text, <c>path:line</c> of the first token</description></item>
/// </list>
/// Names and file format are set by <see cref="ConllOptions"/>. The view is lazy: every cursor reads the files anew, one at a time and a
/// sentence at a time. Files may be gzip (known by their first bytes, not by their names). Text is taken as it stands, without Unicode normalisation.
/// </remarks>
public static class ConllCatalog
{
    private const string Kind = "CoNLL file";

    /// <summary>Reads tagged sentences of one file, or of all that a pattern stands for, sorted by name.</summary>
    /// <param name="catalog">The data catalog.</param>
    /// <param name="path">A file; or a pattern with <c>*</c> and <c>?</c> in names of files or folders, and <c>**</c> for any folders but those behind links: <c>ner/*/train.txt</c>. A file that has several such names is read once.</param>
    /// <param name="options">The file's format and the names of columns; null for the defaults.</param>
    /// <returns>A view that reads lazily. While reading, <see cref="InvalidDataException"/> tells file and line of what is wrong.</returns>
    /// <exception cref="FileNotFoundException">There is no such file, or none that matches.</exception>
    /// <exception cref="ArgumentException">Options are invalid; all faults are named.</exception>
    public static IDataView LoadFromConllFile(this DataOperationsCatalog catalog, string path, ConllOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Load(path, options, new ConllLog(CatalogEnvironment.Of(catalog)), CancellationToken.None);
    }

    /// <summary>Reads tagged sentences of several languages' files as one view with a column of languages.</summary>
    /// <param name="catalog">The data catalog.</param>
    /// <param name="files">Paths or patterns, each with the language of its sentences; read in this order.</param>
    /// <param name="options">The files' format and the names of columns; null for the defaults.</param>
    /// <returns>A view that reads lazily. While reading, <see cref="InvalidDataException"/> tells file and line of what is wrong.</returns>
    /// <exception cref="FileNotFoundException">There is no such file, or none that matches.</exception>
    /// <exception cref="ArgumentException">There are no files, or options are invalid; all faults are named.</exception>
    public static IDataView LoadFromConllFile(this DataOperationsCatalog catalog, IEnumerable<(string Path, string Language)> files, ConllOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(files);
        (string Path, string Language)[] pairs = [.. files];
        if (pairs.Length == 0) throw new ArgumentException("There are no files; expected at least one path with its language.", nameof(files));
        int incomplete = Array.FindIndex(pairs, pair => string.IsNullOrEmpty(pair.Path) || string.IsNullOrEmpty(pair.Language));
        if (incomplete >= 0)
            throw new ArgumentException($"File {incomplete + 1} has the path '{pairs[incomplete].Path}' and the language '{pairs[incomplete].Language}'; expected both.", nameof(files));
        return Load(pairs, options, new ConllLog(CatalogEnvironment.Of(catalog)), CancellationToken.None);
    }

    /// <summary>
    /// Writes tagged sentences: a token and its tag a line, with the predicted tag as third column where one is named, an empty line after
    /// each sentence, in UTF-8 (a token that begins with U+FEFF gets another one before it, which readers take off), packed where the name ends in <c>.gz</c>. The file is written beside its place and moved there when it is whole.
    /// </summary>
    /// <param name="catalog">The data catalog.</param>
    /// <param name="data">The rows, one a sentence.</param>
    /// <param name="path">The file to write; one that is there is replaced.</param>
    /// <param name="tokensColumnName">The column of tokens, a vector of text.</param>
    /// <param name="tagsColumnName">The column of tags, a vector of text or of keys with text values; null to write none.</param>
    /// <param name="predictedTagsColumnName">The column of predicted tags, as above; null to write none. An absent tag (a missing key, empty text) is written as <c>O</c>.</param>
    /// <param name="separator">What stands between columns; with a tab, tokens and tags may hold blanks.</param>
    /// <exception cref="ArgumentException">A column is missing or of another type, or the separator is no character for it.</exception>
    /// <exception cref="InvalidDataException">A row has no tokens, one that would not be read back (empty, with a separator or line end in it, or <c>-DOCSTART-</c> at a line's beginning), or another count of tags than of tokens.</exception>
    public static void SaveAsConllFile(
        this DataOperationsCatalog catalog,
        IDataView data,
        string path,
        string tokensColumnName = "Tokens",
        string? tagsColumnName = "Tags",
        string? predictedTagsColumnName = null,
        char separator = ' ')
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(tokensColumnName);
        if (separator is '\n' or '\r' or '\0' || char.IsSurrogate(separator))
            throw new ArgumentException($"The separator is U+{(int)separator:X4}; expected another character than a line end, such as a blank or a tab.", nameof(separator));
        string[] tagColumns = [.. new[] { tagsColumnName, predictedTagsColumnName }.OfType<string>()];
        new ConllWriter(data, tokensColumnName, tagColumns, separator).Write(Path.GetFullPath(path));
    }

    /// <summary>The files of a pattern, whose reading is watched and can be stopped.</summary>
    internal static ConllDataView Load(string path, ConllOptions? options, IConllWatch watch, CancellationToken stop)
    {
        ConllOptions chosen = Snapshot(options, languagesGiven: false);
        return View([.. FilePattern.Files(path, Kind).Select(file => new ConllSource(file, chosen.LanguageFromFolder ? Folder(file) : null))], chosen, watch, stop);
    }

    /// <summary>Files with their languages, whose reading is watched and can be stopped.</summary>
    internal static ConllDataView Load(IEnumerable<(string Path, string Language)> files, ConllOptions? options, IConllWatch watch, CancellationToken stop)
    {
        ConllOptions chosen = Snapshot(options, languagesGiven: true);
        return View([.. files.SelectMany(pair => FilePattern.Files(pair.Path, Kind).Select(file => new ConllSource(file, pair.Language)))], chosen, watch, stop);
    }

    private static ConllDataView View(IReadOnlyList<ConllSource> sources, ConllOptions options, IConllWatch watch, CancellationToken stop) =>
        new(sources, options, ConllFiles.Read(sources, options, watch, stop));

    // Later changes of the caller's options have no effect on a view that is there.
    private static ConllOptions Snapshot(ConllOptions? options, bool languagesGiven)
    {
        ConllOptions copy = (options ?? new ConllOptions()).Clone();
        copy.Check(languagesGiven);
        return copy;
    }

    private static string Folder(string file) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) is { Length: > 0 } name ? name : ".";
}
