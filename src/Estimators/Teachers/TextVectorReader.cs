using System.Globalization;
using System.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Reads word vectors in word2vec's text format: an optional first line of two whole numbers, then a word and its numbers
/// a line, separated by single spaces. Numbers are read the same in every culture.
/// </summary>
internal static class TextVectorReader
{
    private const int BufferSize = 1 << 16;
    private const int LinesBetweenChecks = 4096;

    public static WordVectors Read(VectorFile file, CancellationToken cancellation)
    {
        using Stream stream = file.Open();
        var lines = new ByteLines(stream, BufferSize);
        WordVectors? vectors = null;
        float[] numbers = [];
        VectorFileHeader? header = null;
        long words = 0;
        while (MoveNext(lines, file))
        {
            ReadOnlySpan<byte> line = lines.Number == 1 ? WithoutByteOrderMark(lines.Current) : lines.Current;
            if (lines.Number % LinesBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            if (lines.Number == 1 && VectorFileHeader.TryRead(line, out VectorFileHeader first))
            {
                header = first;
                continue;
            }

            if (line.IsEmpty) continue;
            string place = $"line {lines.Number}";
            int space = line.IndexOf((byte)' ');
            if (space <= 0) throw file.FaultAt(place, "expected a word, a space and numbers");
            string word = file.ReadWord(line[..space], place);
            ReadOnlySpan<byte> rest = line[(space + 1)..].TrimEnd((byte)' ');
            if (vectors is null)
            {
                numbers = new float[rest.Count((byte)' ') + 1];
                if (numbers.Length > VectorFile.LargestDimension) throw file.FaultAt(place, $"found {numbers.Length} numbers; expected at most {VectorFile.LargestDimension}");
                if (header is not null && header.Value.Dimension != numbers.Length)
                    throw file.FaultAt(place, $"found {numbers.Length} numbers; the first line announces {header.Value.Dimension}");
                vectors = new WordVectors(numbers.Length, "line");
            }

            ReadNumbers(rest, numbers, file, place);
            vectors.Add(word, numbers, lines.Number);
            words++;
        }

        if (vectors is null) throw file.Fault(" holds no word vectors.");
        if (header is not null && header.Value.Words != words)
            throw file.Fault($" announces {header.Value.Words} words in its first line and holds {words}; is it cut off?");
        return vectors;
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> line) => line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;

    private static bool MoveNext(ByteLines lines, VectorFile file)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (InvalidDataException fault)
        {
            throw file.FaultAt($"line {lines.Number + 1}", fault.Message.TrimEnd('.'), fault);
        }
    }

    private static void ReadNumbers(ReadOnlySpan<byte> text, float[] numbers, VectorFile file, string place)
    {
        int count = 0;
        while (!text.IsEmpty)
        {
            int space = text.IndexOf((byte)' ');
            ReadOnlySpan<byte> number = space < 0 ? text : text[..space];
            if (count == numbers.Length) throw file.FaultAt(place, $"found more than {numbers.Length} numbers, as many as the lines before have");
            if (!float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)) throw file.FaultAt(place, $"'{VectorFile.Excerpt(number)}' is not a number");
            if (!float.IsFinite(value)) throw file.FaultAt(place, FormattableString.Invariant($"number {count + 1} is {value}; expected finite numbers"));
            numbers[count++] = value;
            text = space < 0 ? default : text[(space + 1)..];
        }

        if (count != numbers.Length) throw file.FaultAt(place, $"found {count} numbers; expected {numbers.Length}, as many as the lines before have");
    }
}
