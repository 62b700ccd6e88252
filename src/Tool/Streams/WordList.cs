namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>Words of a file: a word a line (or several, between white space).</summary>
internal static class WordList
{
    /// <summary>The words, read one line, or piece of a long line, at a time.</summary>
    public static IEnumerable<string> Read(string path, CancellationToken stop) =>
        TextLines.OfWords(path, stop).SelectMany(line => Split(line));

    /// <summary>The words of a line.</summary>
    public static string[] Split(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
