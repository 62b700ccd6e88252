namespace DistillEmb.MLNet.Text;

/// <summary>Files of labelled texts whose layouts are known.</summary>
internal sealed class LabeledTexts
{
    private readonly LabeledTextOptions _options;
    private readonly bool _labeled;
    private readonly (LabeledSource Source, TextLayout Layout)[] _files;

    private LabeledTexts(LabeledTextOptions options, bool labeled, (LabeledSource Source, TextLayout Layout)[] files) => (_options, _labeled, _files) = (options, labeled, files);

    public IEnumerable<TextLayout> Layouts => _files.Select(file => file.Layout);

    /// <summary>Finds out the layouts of files.</summary>
    /// <param name="sources">The files, in the order in which they are read.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="labeled">Whether every text must have a label.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="InvalidDataException">A layout is not certain; the message says what has to be told.</exception>
    public static LabeledTexts Survey(IEnumerable<LabeledSource> sources, LabeledTextOptions options, bool labeled, CancellationToken stop) =>
        new(options, labeled, [.. sources.Select(source => (source, LayoutOf(source, options, labeled, stop)))]);

    /// <summary>The texts, read anew each time.</summary>
    /// <param name="tally">Receives what is passed over.</param>
    /// <param name="stop">Stops reading.</param>
    public IEnumerable<LabeledTextRow> Rows(ReadingTally tally, CancellationToken stop)
    {
        foreach ((LabeledSource source, TextLayout layout) in _files)
        {
            using var reader = new LabeledTextReader(source, layout, _options, _labeled, tally, stop);
            while (reader.Next() is LabeledTextRow row) yield return row;
        }
    }

    /// <summary>A reader of the only file.</summary>
    public LabeledTextReader OpenOnly(ReadingTally tally, CancellationToken stop) => new(_files.Single().Source, _files.Single().Layout, _options, _labeled, tally, stop);

    /// <summary>What was read, in a line.</summary>
    public string Describe(LabelCensus census)
    {
        string files = _files.Length == 1 ? _files[0].Source.Path : LayoutWords.Count(_files.Length, "file");
        string[] layouts = [.. _files.GroupBy(file => file.Layout.Describe()).Select(group => group.Count() == _files.Length ? group.Key : $"{string.Join(", ", group.Select(file => file.Source.Path))}: {group.Key}")];
        return $"{LayoutWords.Count(census.Texts, "text")} of {files} ({string.Join("; ", layouts)}); {census.Describe()}";
    }

    /// <summary>What is suspicious, a sentence each.</summary>
    public IEnumerable<string> Warnings(ReadingTally tally, LabelCensus census) => [.. Layouts.SelectMany(layout => layout.Notes), .. tally.Warnings(), .. census.Warnings(_options.KnownLabels)];

    /// <summary>What is told where there are no texts at all.</summary>
    public InvalidDataException NoTexts() => new($"There are no texts in {string.Join(", ", _files.Select(file => file.Source.Name))}; expected {LayoutWords.Known}.");

    private static TextLayout LayoutOf(LabeledSource source, LabeledTextOptions options, bool labeled, CancellationToken stop)
    {
        var format = new FormatFinder(source, options, stop);
        RecordSurvey survey = format.Find();
        return new ColumnFinder(source, survey, options, labeled).Find(format.HasHint, format.Notes);
    }
}
