using DistillEmb.Characters;
using DistillEmb.Encoder;
using DistillEmb.Files;

namespace DistillEmb;

/// <content>Vectors of a list of words, in a file.</content>
public sealed partial class DistillEmbEncoder
{
    private const int ExportChunk = 1024;

    /// <summary>Writes the vectors of words in word2vec's text format: a line with their number and the vectors' size, then a line a word.</summary>
    /// <remarks>
    /// Each word is written once, in the spelling in which it comes first: Unicode forms and invisible characters make no other word. Blank words, words with white space in them and words that are no valid Unicode, which the format cannot
    /// hold, are left out, and counted in the result. The words are read once, however many they are; what is kept of them is the
    /// words, to tell repeated ones, and their number is written into the first line at the end, with leading zeros. Values are
    /// written the same in every culture and read back as the same floats. The new file is written beside the old one and replaces
    /// it when it is complete.
    /// </remarks>
    /// <param name="words">The words, in the order of the file.</param>
    /// <param name="path">The path of the <c>.vec</c> to write or replace; it is not compressed.</param>
    /// <param name="head">The name of the head to write; null for all heads joined.</param>
    /// <returns>How many words were written and left out.</returns>
    /// <exception cref="ArgumentException">The encoder has no such head, or a word is null.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of the path does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written. The old file is as it was.</exception>
    public VectorExport ExportVectors(IEnumerable<string> words, string path, string? head = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentException.ThrowIfNullOrEmpty(path);
        (int offset, int dimension) = Range(head);
        VectorExport export = default;
        SafeFile.Write("the vector file", path, stream => export = Write(words, new VectorFileWriter(stream, dimension), offset, dimension));
        return export;
    }

    private VectorExport Write(IEnumerable<string> words, VectorFileWriter writer, int offset, int dimension)
    {
        int repeated = 0;
        int skipped = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteHeader(0);
        IEnumerable<string> taken = words.Where(word =>
        {
            if (word is null) throw new ArgumentException($"Word {seen.Count + repeated + skipped} is null.", nameof(words));
            bool takes = VectorFileWriter.Takes(word);
            if (!takes) skipped++;
            else if (!seen.Add(WordForm.Of(word))) repeated++;
            else return true;
            return false;
        });
        foreach (string[] chunk in taken.Chunk(ExportChunk))
        {
            float[][] vectors = Embed(chunk);
            for (int i = 0; i < chunk.Length; i++) writer.Write(chunk[i], vectors[i].AsSpan(offset, dimension));
        }

        writer.Complete(seen.Count);
        return new VectorExport(seen.Count, repeated, skipped);
    }
}
