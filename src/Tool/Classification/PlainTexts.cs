using DistillEmb.MLNet.Text;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>The texts of an input of any size, as many at a time as are there.</summary>
internal sealed class PlainTexts : IDisposable
{
    private readonly TextLines? _lines; // Of a text a line.
    private readonly LabeledTextReader? _labeled; // Of a labelled file.
    private readonly LabeledTexts? _file;
    private readonly ReadingTally _tally = new();

    /// <summary>A text a line.</summary>
    public PlainTexts(string path, CancellationToken stop) => _lines = new TextLines(path, stop);

    /// <summary>The texts of a labelled file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="stop">Stops reading.</param>
    /// <exception cref="InvalidDataException">Its layout is not certain.</exception>
    public PlainTexts(string path, LabeledTextOptions options, CancellationToken stop)
    {
        _file = LabeledTexts.Survey(LoadedTexts.Sources(path), options, labeled: false, stop);
        _labeled = _file.OpenOnly(_tally, stop);
    }

    /// <summary>Whether columns are enclosed by quotation marks, as texts of several lines have to be.</summary>
    public bool AreQuoted => _file?.Layouts.Single().Format.Quotes == true;

    /// <summary>Replaces the list by the next texts; waits for one, takes at most so many of them.</summary>
    /// <returns>False at the end.</returns>
    public bool Read(List<string> texts, int most)
    {
        texts.Clear();
        if (_lines is not null) return _lines.Read(texts, most); // A line without text is a text without tokens: the output has as many.
        while (texts.Count < most && (texts.Count == 0 || _labeled!.IsReady) && _labeled!.Next() is LabeledTextRow row) texts.Add(row.Text);
        return texts.Count > 0;
    }

    /// <summary>What was passed over, a sentence each.</summary>
    public IEnumerable<string> Warnings() => _file is null ? [] : [.. _file.Layouts.SelectMany(layout => layout.Notes), .. _tally.Warnings()];

    public void Dispose()
    {
        _lines?.Dispose();
        _labeled?.Dispose();
    }
}
