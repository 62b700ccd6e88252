using DistillEmb.MLNet.Text;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Streams;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>All texts of files, with what has to be told of them.</summary>
internal sealed class LoadedTexts
{
    private readonly LabelCensus _census = new();
    private readonly string _description;
    private readonly string[] _warnings;

    private LoadedTexts(LabeledTexts texts, CancellationToken stop)
    {
        var tally = new ReadingTally();
        var rows = new List<LabeledTextRow>();
        foreach (LabeledTextRow row in texts.Rows(tally, stop))
        {
            _census.Add(row);
            rows.Add(row);
        }

        Rows = rows.Count > 0 ? [.. rows] : throw texts.NoTexts();
        _description = texts.Describe(_census);
        _warnings = [.. texts.Warnings(tally, _census)];
    }

    public LabeledTextRow[] Rows { get; }

    /// <summary>The labels in the order in which they first occur.</summary>
    public IReadOnlyCollection<string> Labels => _census.Labels;

    /// <summary>Reads files.</summary>
    /// <param name="paths">Files, patterns, or - for standard input.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="stop">Stops reading.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A line is bad, or a layout is not certain, or there are no texts.</exception>
    public static LoadedTexts Read(IEnumerable<string> paths, LabeledTextOptions options, CancellationToken stop) => new(LabeledTexts.Survey(paths.SelectMany(Sources), options, labeled: true, stop), stop);

    /// <summary>The sources that a name on the command line stands for.</summary>
    public static IEnumerable<LabeledSource> Sources(string path) =>
        path == InputFile.StandardInput ? [LabeledSource.Once(path, InputFile.NameOf(path), stop => new AwaitedStream(StandardStreams.OpenInput(), stop))] : LabeledSource.Files(path);

    /// <summary>Says on the error stream what was read, and what looks wrong.</summary>
    /// <param name="what">What the texts are for.</param>
    /// <param name="wording">Says messages in the words of the command line.</param>
    public void Tell(string what, Wording wording)
    {
        Console.Error.WriteLine($"{what}: {wording.Of(_description)}");
        foreach (string warning in _warnings) Console.Error.WriteLine($"warning: {wording.Of(warning)}");
    }
}
