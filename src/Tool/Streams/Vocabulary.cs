using System.Text;
using DistillEmb.Files;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>The words to search in: of a file of vectors (known by its first bytes, whatever its name), or of a list.</summary>
internal static class Vocabulary
{
    private const int MostLines = 1000; // That the layout of a list is seen by.
    private const int BeginningSize = 1 << 20;

    /// <summary>Reads the words, and tells on the error stream how many, of what, and what was passed over.</summary>
    /// <param name="command">The command that reads them.</param>
    /// <param name="path">The file, or <c>-</c> for standard input.</param>
    /// <param name="maxWords">At most so many words are read, the first of the file; 0 for all.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="InvalidDataException">The file cannot be read, or has no words.</exception>
    public static IReadOnlyList<string> Read(string command, string path, int maxWords, CancellationToken stop)
    {
        InputFile.Check(path);
        string name = InputFile.NameOf(path);
        VectorFile file = InputFile.Vectors(path, "The file");
        using BeginningStream stream = file.Open(stop);
        VectorFileKind kind = VectorFileReader.KindOf(file, stream);
        if (kind == VectorFileKind.OtherText) return OfList(command, name, stream, maxWords, stop);
        WordVectors vectors = VectorFileReader.Read(file, stream, kind, maxWords, keepsVectors: false, stop);
        foreach (string warning in vectors.Warnings($"{char.ToUpperInvariant(name[0])}{name[1..]}")) Console.Error.WriteLine($"distillemb: {warning}");
        string how = kind switch { VectorFileKind.Text => "text vectors", VectorFileKind.FastTextModel => "a fastText model", _ => "binary vectors" };
        Tell(command, vectors.Words.Count, name, $"{how}, {vectors.Dimension:N0} {(vectors.Dimension == 1 ? "value" : "values")} each");
        return vectors.Words;
    }

    private static List<string> OfList(string command, string name, BeginningStream stream, int maxWords, CancellationToken stop)
    {
        List<(long Number, string Text)> sample = SampleOf(stream.Peek(BeginningSize), stream.IsSeenWhole);
        WordListLayout? layout = WordListLayout.Of(sample, (number, what) => new InvalidDataException($"{char.ToUpperInvariant(name[0])}{name[1..]}, line {number}: {what}."));
        using var lines = new TextLines(stream, name, stop, words: layout is null);
        var words = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var batch = new List<string>();
        bool heading = layout is { HasHeading: true };
        while ((maxWords == 0 || words.Count < maxWords) && lines.Read(batch, 1))
        {
            string line = batch[0];
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (!heading)
            {
                string[] found = layout is null ? WordList.Split(line) : [layout.WordOf(line) ?? throw lines.Fault($"expected {layout.Fields} fields, as the lines before have; found '{Short(line)}'")];
                words.AddRange(found.Where(word => word.Length > 0 && seen.Add(word)));
            }

            heading = false;
        }

        if (words.Count == 0) throw new InvalidDataException($"{char.ToUpperInvariant(name[0])}{name[1..]} has no words in it; expected a word a line.");
        if (maxWords > 0 && words.Count > maxWords) words.RemoveRange(maxWords, words.Count - maxWords);
        Tell(command, words.Count, name, layout?.Description ?? "a list of words");
        return words;
    }

    private static List<(long Number, string Text)> SampleOf(ReadOnlySpan<byte> beginning, bool isWhole)
    {
        var lines = new List<(long, string)>();
        if (beginning.StartsWith(Encoding.UTF8.Preamble)) beginning = beginning[Encoding.UTF8.Preamble.Length..];
        for (long number = 1; number <= MostLines && TextVectorLayout.TryCut(ref beginning, isWhole, out ReadOnlySpan<byte> line); number++)
        {
            string text = Encoding.UTF8.GetString(line);
            if (!string.IsNullOrWhiteSpace(text)) lines.Add((number, text));
        }

        return lines;
    }

    private static void Tell(string command, int count, string name, string how) =>
        Console.Error.WriteLine(FormattableString.Invariant($"{command}: {count:N0} {(count == 1 ? "word" : "words")} from {name} ({how})"));

    private static string Short(string line) => line.Length > 40 ? $"{line[..40]}…" : line;
}
