using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Reads word vectors in word2vec's text format: an optional first line of two whole numbers, then a word and its numbers
/// a line, separated by single spaces. Numbers are read the same in every culture.
/// </summary>
internal static class VectorFileReader
{
    private const int BufferSize = 1 << 16;
    private const int LinesBetweenChecks = 4096;
    private const int LargestDimension = 1 << 14;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static WordVectors Read(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"The teacher file '{path}' does not exist.", path);
        using Stream stream = Open(path);
        var lines = new ByteLines(stream, BufferSize);
        WordVectors? vectors = null;
        float[] numbers = [];
        (long Words, int Dimension)? header = null;
        long words = 0;
        while (MoveNext(lines, path))
        {
            ReadOnlySpan<byte> line = lines.Number == 1 ? WithoutByteOrderMark(lines.Current) : lines.Current;
            if (lines.Number % LinesBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            if (lines.Number == 1 && TryReadHeader(line, out header)) continue;
            if (line.IsEmpty) continue;
            int space = line.IndexOf((byte)' ');
            if (space <= 0) throw Invalid(path, lines.Number, "expected a word, a space and numbers");
            string word = ReadWord(line[..space], path, lines.Number);
            ReadOnlySpan<byte> rest = line[(space + 1)..].TrimEnd((byte)' ');
            if (vectors is null)
            {
                numbers = new float[rest.Count((byte)' ') + 1];
                if (numbers.Length > LargestDimension) throw Invalid(path, lines.Number, $"found {numbers.Length} numbers; expected at most {LargestDimension}");
                if (header is not null && header.Value.Dimension != numbers.Length)
                    throw Invalid(path, lines.Number, $"found {numbers.Length} numbers; the first line announces {header.Value.Dimension}");
                vectors = new WordVectors(numbers.Length);
            }

            ReadNumbers(rest, numbers, path, lines.Number);
            vectors.Add(word, numbers);
            words++;
        }

        if (vectors is null) throw new InvalidDataException($"The teacher file '{path}' holds no word vectors.");
        if (header is not null && header.Value.Words != words)
            throw new InvalidDataException($"The teacher file '{path}' announces {header.Value.Words} words in its first line and holds {words}; is it cut off?");
        return vectors;
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> line) => line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;

    private static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
        int first = file.ReadByte();
        int second = file.ReadByte();
        file.Position = 0;
        return first == 0x1F && second == 0x8B ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static bool MoveNext(ByteLines lines, string path)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"The teacher file '{path}', line {lines.Number + 1}: {fault.Message}", fault);
        }
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> line, out (long Words, int Dimension)? header)
    {
        header = null;
        line = line.TrimEnd((byte)' ');
        if (!Utf8Parser.TryParse(line, out long words, out int used) || used >= line.Length || line[used] != ' ') return false;
        ReadOnlySpan<byte> rest = line[(used + 1)..];
        if (!Utf8Parser.TryParse(rest, out int dimension, out int usedOfRest) || usedOfRest != rest.Length) return false;
        header = (words, dimension);
        return true;
    }

    private static string ReadWord(ReadOnlySpan<byte> utf8, string path, long line)
    {
        try
        {
            return StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw Invalid(path, line, "the word is not valid UTF-8; is this a text file of vectors?");
        }
    }

    private static void ReadNumbers(ReadOnlySpan<byte> text, float[] numbers, string path, long line)
    {
        int count = 0;
        while (!text.IsEmpty)
        {
            int space = text.IndexOf((byte)' ');
            ReadOnlySpan<byte> number = space < 0 ? text : text[..space];
            if (count == numbers.Length) throw Invalid(path, line, $"found more than {numbers.Length} numbers, as many as the lines before have");
            if (!float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out float value))
                throw Invalid(path, line, $"'{Encoding.UTF8.GetString(number[..Math.Min(number.Length, 40)])}' is not a number");
            if (!float.IsFinite(value)) throw Invalid(path, line, $"number {count + 1} is {value}; expected finite numbers");
            numbers[count++] = value;
            text = space < 0 ? default : text[(space + 1)..];
        }

        if (count != numbers.Length) throw Invalid(path, line, $"found {count} numbers; expected {numbers.Length}, as many as the lines before have");
    }

    private static InvalidDataException Invalid(string path, long line, string what) => new($"The teacher file '{path}', line {line}: {what}.");
}
