namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>Words of a file: a word a line (or several, between white space), or those of a file of vectors.</summary>
internal static class WordList
{
    private static readonly string[] VectorEndings = [".vec", ".vec.gz", ".bin", ".bin.gz"];

    /// <summary>The words, read one line, or piece of a long line, at a time.</summary>
    public static IEnumerable<string> Read(string path, CancellationToken stop) =>
        TextLines.OfWords(path, stop).SelectMany(line => Split(line));

    /// <summary>The words of a line.</summary>
    public static string[] Split(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words to search in: of a file of vectors (known by its name), or of a list.</summary>
    public static IReadOnlyList<string> Vocabulary(string path, CancellationToken stop)
    {
        InputFile.Check(path);
        if (VectorEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return TeacherVocabulary.Load([Teacher.FromFile(path)], stop).Words;
        string[] words = [.. Read(path, stop).Distinct(StringComparer.Ordinal)];
        return words.Length > 0 ? words : throw new InvalidDataException($"{InputFile.NameOf(path)} has no words in it; expected a word a line.");
    }
}
