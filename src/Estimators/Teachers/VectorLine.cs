namespace DistillEmb.MLNet.Teachers;

/// <summary>A line of a text file of vectors: a word and its values, separated by single spaces.</summary>
internal static class VectorLine
{
    private const string Expected = "expected a word, a space and numbers";

    /// <summary>Takes the first line off a text; its end (LF, CR LF or CR), if there is one, is not part of it.</summary>
    public static ReadOnlySpan<byte> Cut(ref ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny((byte)'\n', (byte)'\r');
        ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
        ReadOnlySpan<byte> rest = end < 0 ? default : text[end..];
        text = rest.IsEmpty ? default : rest[(rest.StartsWith("\r\n"u8) ? 2 : 1)..];
        return line;
    }

    /// <summary>Counts the values of a line; returns what is wrong, or null.</summary>
    public static string? Count(ReadOnlySpan<byte> line, out int count)
    {
        int space = line.IndexOf((byte)' ');
        count = space <= 0 ? 0 : NumbersOf(line, space).Count((byte)' ') + 1;
        return space <= 0 ? Expected : count > VectorFile.LargestDimension ? $"found {count} values; expected at most {VectorFile.LargestDimension}" : null;
    }

    /// <summary>Reads a line that is not empty; returns what is wrong, or null.</summary>
    public static string? Read(ReadOnlySpan<byte> line, Span<float> values, out string word)
    {
        word = "";
        int space = line.IndexOf((byte)' ');
        if (space <= 0) return Expected;
        return VectorFile.TryReadWord(line[..space], out word, out string fault) ? ReadNumbers(NumbersOf(line, space), values) : fault;
    }

    private static ReadOnlySpan<byte> NumbersOf(ReadOnlySpan<byte> line, int space) => line[(space + 1)..].TrimEnd((byte)' ');

    private static string? ReadNumbers(ReadOnlySpan<byte> text, Span<float> values)
    {
        int count = 0;
        while (!text.IsEmpty)
        {
            if (count == values.Length) return $"found more than {values.Length} values, as many as the lines before have";
            if (!DecimalNumber.TryRead(text, out float value, out int length)) return $"'{VectorFile.Excerpt(text[..length])}' is not a number";
            if (!float.IsFinite(value)) return FormattableString.Invariant($"number {count + 1} is {value}; expected finite numbers");
            values[count++] = value;
            text = length == text.Length ? default : text[(length + 1)..];
        }

        return count == values.Length ? null : $"found {count} values; expected {values.Length}, as many as the lines before have";
    }
}
