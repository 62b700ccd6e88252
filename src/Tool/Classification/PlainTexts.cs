using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>The texts of an input of any size, as many at a time as are there.</summary>
internal sealed class PlainTexts(string path, TextFormat format, bool header, CancellationToken stop) : IDisposable
{
    private readonly TextLines _lines = new(path, stop);
    private readonly List<LabeledText> _labeled = [];

    /// <summary>Replaces the list by the next texts; waits for one line, takes at most so many of them.</summary>
    /// <returns>False at the end.</returns>
    public bool Read(List<string> texts, int most)
    {
        texts.Clear();
        if (format == TextFormat.Lines) return _lines.Read(texts, most); // A line without text is a text without tokens: the output has as many.
        while (texts.Count == 0 && LabeledText.ReadBatch(_lines, header, labeled: false, _labeled, most)) texts.AddRange(_labeled.Select(labeled => labeled.Text));
        return texts.Count > 0;
    }

    public void Dispose() => _lines.Dispose();
}
