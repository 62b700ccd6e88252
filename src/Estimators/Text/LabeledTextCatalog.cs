using DistillEmb.MLNet;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Extension methods of <see cref="DataOperationsCatalog"/> for files of labelled texts: topics, sentiment.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term><c>Label</c></term><description>Text; for a trainer, <c>MapValueToKey("Label")</c></description></item>
/// <item><term><c>Text</c></term><description>Text</description></item>
/// <item><term><c>Source</c></term><description>Text, <c>path:line</c></description></item>
/// </list>
/// <para>A label, a tab and the text a line; comma-separated values and other tables, with columns enclosed by quotation marks or not; fastText's <c>__label__</c>. What is not told by
/// <see cref="LabeledTextOptions"/> is recognised where it is certain: <c>docs/files.md</c> has the table. Where it is not, the file is refused, and the message says what to tell.
/// Files may be gzip (known by their first bytes, not by their names), lines end with LF, CR LF or CR.</para>
/// <para>What was read goes to <see cref="MLContext.Log"/> in a line, and a warning for each thing that looks wrong, with file and line: a label that occurs once, labels that differ by
/// case or invisible characters alone, a label for each text, a column that is an index, texts without a word.</para>
/// </remarks>
public static class LabeledTextCatalog
{
    /// <summary>Reads labelled texts of one file, or of all that a pattern stands for, sorted by name.</summary>
    /// <param name="catalog">The data catalog.</param>
    /// <param name="path">A file; or a pattern with <c>*</c> and <c>?</c> in names of files or folders, and <c>**</c> for any folders but those behind links.</param>
    /// <param name="options">The files' layout and the names of columns; null for what is recognised.</param>
    /// <returns>A view that reads lazily, a text at a time. The files were read once before, so that what is wrong in them is told here.</returns>
    /// <exception cref="FileNotFoundException">There is no such file, or none that matches.</exception>
    /// <exception cref="InvalidDataException">A line is bad, or a layout is not certain: the message tells file and line, what was expected and found.</exception>
    /// <exception cref="ArgumentException">Options are invalid; all faults are named.</exception>
    public static IDataView LoadLabeledText(this DataOperationsCatalog catalog, string path, LabeledTextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return catalog.LoadLabeledText([path], options);
    }

    /// <summary>Reads labelled texts of several files, one after another.</summary>
    /// <param name="catalog">The data catalog.</param>
    /// <param name="paths">Files or patterns, read in this order; each may have a layout of its own.</param>
    /// <param name="options">The files' layout and the names of columns; null for what is recognised.</param>
    /// <returns>A view that reads lazily, a text at a time. The files were read once before, so that what is wrong in them is told here.</returns>
    /// <exception cref="FileNotFoundException">There is no such file, or none that matches.</exception>
    /// <exception cref="InvalidDataException">A line is bad, or a layout is not certain: the message tells file and line, what was expected and found.</exception>
    /// <exception cref="ArgumentException">There are no files, or options are invalid; all faults are named.</exception>
    public static IDataView LoadLabeledText(this DataOperationsCatalog catalog, IEnumerable<string> paths, LabeledTextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(paths);
        LabeledTextOptions chosen = (options ?? new LabeledTextOptions()).Checked();
        LabeledSource[] sources = [.. paths.SelectMany(LabeledSource.Files)];
        if (sources.Length == 0) throw new ArgumentException("There are no files; expected at least one path.", nameof(paths));
        LabeledTexts texts = LabeledTexts.Survey(sources, chosen, labeled: true, CancellationToken.None);
        var tally = new ReadingTally();
        var census = new LabelCensus();
        foreach (LabeledTextRow row in texts.Rows(tally, CancellationToken.None)) census.Add(row);
        if (census.Texts == 0) throw texts.NoTexts();
        using (TrainingLog log = new TrainingHost(CatalogEnvironment.Of(catalog), nameof(LabeledTextCatalog)).Start("LabeledText"))
        {
            log.Info($"{texts.Describe(census)}.");
            foreach (string warning in texts.Warnings(tally, census)) log.Warning($"{warning}.");
        }

        return catalog.LoadFromEnumerable(texts.Rows(new ReadingTally(), CancellationToken.None), SchemaOf(chosen));
    }

    private static SchemaDefinition SchemaOf(LabeledTextOptions options)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(LabeledTextRow));
        schema[nameof(LabeledTextRow.Label)].ColumnName = options.LabelColumnName;
        schema[nameof(LabeledTextRow.Text)].ColumnName = options.TextColumnName;
        schema[nameof(LabeledTextRow.Source)].ColumnName = options.SourceColumnName;
        return schema;
    }
}
