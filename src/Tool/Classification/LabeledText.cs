using DistillEmb.MLNet.Tool.Streams;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>A text and its class, of a line: the class, a tab, the text.</summary>
internal sealed class LabeledText
{
    private const int BatchSize = 1024;
    private const string Kind = "labelled-text file";

    public string Label { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>The texts of files, one after another. Empty lines are none, nor is a first line <c>label TAB text</c>.</summary>
    /// <param name="paths">Files or patterns.</param>
    /// <param name="header">Whether the first line of a file is a heading, whatever it says.</param>
    /// <param name="stop">Stops reading.</param>
    /// <exception cref="InvalidDataException">A line has no tab, no label or no UTF-8, or there are no texts.</exception>
    public static LabeledText[] ReadAll(IEnumerable<string> paths, bool header, CancellationToken stop)
    {
        string[] given = [.. paths];
        LabeledText[] texts = [.. given.SelectMany(path => path == InputFile.StandardInput ? [path] : FilePattern.Files(path, Kind)).SelectMany(file => Read(file, header, stop))];
        return texts.Length > 0 ? texts : throw new InvalidDataException($"There are no texts in {string.Join(", ", given.Select(InputFile.NameOf))}; expected a line for each: its class, a tab and the text.");
    }

    /// <summary>Replaces the list by the texts of the next lines; waits for one line, takes at most so many of them.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="header">Whether a first line is a heading, whatever it says.</param>
    /// <param name="labeled">Whether every text must have a class.</param>
    /// <param name="texts">The list.</param>
    /// <param name="most">Lines at most.</param>
    /// <returns>False at the end; true may come with no texts, of empty lines.</returns>
    public static bool ReadBatch(TextLines lines, bool header, bool labeled, List<LabeledText> texts, int most)
    {
        texts.Clear();
        var batch = new List<string>();
        if (!lines.Read(batch, most)) return false;
        long before = lines.Number - batch.Count;
        texts.AddRange(batch.Select((line, i) => Parse(line, before + i + 1, header, labeled, lines)).OfType<LabeledText>());
        return true;
    }

    /// <summary>The text of a line; null where it is empty or a heading.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="header">Whether a first line is a heading, whatever it says.</param>
    /// <param name="labeled">Whether it must have a class.</param>
    /// <param name="lines">Where it stands, for errors.</param>
    private static LabeledText? Parse(string line, long number, bool header, bool labeled, TextLines lines)
    {
        if (number == 1 && (header || line.Equals("label\ttext", StringComparison.OrdinalIgnoreCase))) return null;
        if (string.IsNullOrWhiteSpace(line)) return null;
        int tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab < 0) throw lines.Fault("found no tab; expected a class, a tab and a text", number);
        string label = line[..tab].Trim();
        return label.Length == 0 && labeled ? throw lines.Fault("found nothing before the tab; expected a class, a tab and a text", number) : new LabeledText { Label = label, Text = line[(tab + 1)..] };
    }

    private static IEnumerable<LabeledText> Read(string path, bool header, CancellationToken stop)
    {
        using var lines = new TextLines(path, stop);
        var texts = new List<LabeledText>();
        while (ReadBatch(lines, header, labeled: true, texts, BatchSize))
        {
            foreach (LabeledText text in texts) yield return text;
        }
    }
}
