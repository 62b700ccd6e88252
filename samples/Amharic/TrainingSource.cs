using System.IO.Compression;

namespace Amharic;

/// <summary>
/// A folder with a corpus (<c>corpus.txt</c> or <c>corpus.txt.gz</c>: a sentence a line, tokens between single spaces) and
/// teachers (<c>word2vec*.vec</c> and <c>fasttext*.vec</c>, plain or <c>.gz</c>; of several, the largest file).
/// </summary>
public sealed class TrainingSource
{
    /// <summary>Finds the files of a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">The corpus is not there, or no teacher is.</exception>
    public TrainingSource(string folder)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"The data folder '{folder}' does not exist.");
        CorpusFile = new[] { "corpus.txt", "corpus.txt.gz" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The data folder '{folder}' has neither corpus.txt nor corpus.txt.gz.");
        TeacherFiles = [.. new[] { "word2vec", "fasttext" }.Select(kind => Largest(folder, kind)).OfType<string>()];
        if (TeacherFiles.Count == 0) throw new FileNotFoundException($"The data folder '{folder}' has no word2vec*.vec or fasttext*.vec, plain or gzip.");
    }

    public string CorpusFile { get; }

    public IReadOnlyList<string> TeacherFiles { get; }

    public IEnumerable<string> ReadSentences()
    {
        using Stream file = File.OpenRead(CorpusFile);
        using Stream stream = CorpusFile.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is string line) yield return line;
    }

    private static string? Largest(string folder, string kind) => Directory.EnumerateFiles(folder, $"{kind}*.vec*")
        .Where(file => file.EndsWith(".vec", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".vec.gz", StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(file => new FileInfo(file).Length)
        .ThenBy(file => file, StringComparer.Ordinal)
        .FirstOrDefault();
}
