using System.Text;
using System.Text.Unicode;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// A line of a text file of vectors: a word and its values, between blanks or tabs. How many values there are is known, so they are
/// the last fields, and the word is what stands before them, blanks within it and all.
/// </summary>
internal static class VectorLine
{
    private const string Expected = "expected a word, a space and numbers";

    /// <summary>Takes the first line off a text; its end (LF, CR LF or CR), if there is one, is not part of it.</summary>
    public static ReadOnlySpan<byte> Cut(scoped ref ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny((byte)'\n', (byte)'\r');
        ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
        ReadOnlySpan<byte> rest = end < 0 ? default : text[end..];
        text = rest.IsEmpty ? default : rest[(rest.StartsWith("\r\n"u8) ? 2 : 1)..];
        return line;
    }

    /// <summary>Whether there is nothing in a line but blanks.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line) => line.IsEmpty || (IsIndented(line) && !line.ContainsAnyExcept((byte)' ', (byte)'\t'));

    public static bool IsIndented(ReadOnlySpan<byte> line) => line is [(byte)' ' or (byte)'\t', ..];

    /// <summary>Takes the last field off a line; empty where none is left.</summary>
    public static ReadOnlySpan<byte> CutLast(scoped ref ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd(" \t"u8);
        int blank = line.LastIndexOfAny((byte)' ', (byte)'\t');
        ReadOnlySpan<byte> field = line[(blank + 1)..];
        line = line[..(blank + 1)];
        return field;
    }

    public static bool IsNumber(ReadOnlySpan<byte> field) => !field.IsEmpty && DecimalNumber.TryRead(field, out _, out int length) && length == field.Length;

    /// <summary>Reads a line that is not blank; returns what is wrong, or null.</summary>
    /// <param name="line">The line.</param>
    /// <param name="values">Receives the values, as many as a vector has.</param>
    /// <param name="expected">What a message says behind the number of values that were found.</param>
    /// <param name="word">Receives the word.</param>
    public static LineFault? Read(ReadOnlySpan<byte> line, Span<float> values, string expected, out string word)
    {
        // Nearly all lines of nearly all files: single spaces, and as many of them as values.
        int space = line.IndexOfAny((byte)' ', (byte)'\t');
        if (space > 0 && line[space] == ' ' && TryReadNumbers(line[(space + 1)..].TrimEnd((byte)' '), values)) return ReadWord(line[..space], out word);
        return ReadFields(line, values, expected, out word);
    }

    /// <summary>Decodes a word; returns what is wrong, or null.</summary>
    public static LineFault? ReadWord(ReadOnlySpan<byte> utf8, out string word)
    {
        word = "";
        if (utf8.Length > VectorFile.LongestWord) return new LineFault($"the word is longer than {VectorFile.LongestWord} bytes ('{VectorFile.Excerpt(utf8)}')");
        if (!Utf8.IsValid(utf8)) return new LineFault($"the word is not valid UTF-8 ('{VectorFile.Excerpt(utf8)}')", IsOfWord: true);
        if (VectorFileBeginning.HasControls(utf8)) return new LineFault($"the word has control characters ('{VectorFile.Excerpt(utf8)}')", IsOfWord: true);
        word = Encoding.UTF8.GetString(utf8);
        return null;
    }

    private static bool TryReadNumbers(ReadOnlySpan<byte> text, Span<float> values)
    {
        int count = 0;
        while (!text.IsEmpty)
        {
            if (count == values.Length || !DecimalNumber.TryRead(text, out float value, out int length) || !float.IsFinite(value)) return false;
            values[count++] = value;
            text = length == text.Length ? default : text[(length + 1)..];
        }

        return count == values.Length;
    }

    // From the end, so that blanks in the word and several between values do not matter.
    private static LineFault? ReadFields(ReadOnlySpan<byte> line, Span<float> values, string expected, out string word)
    {
        word = "";
        LineShape shape = LineShape.Of(line, 0);
        if (shape.Fields <= 1) return new LineFault(Expected);
        bool lacksWord = shape.IsIndented && shape.Fields == values.Length;
        if (shape.Fields <= values.Length && !(lacksWord && shape.Numbers == shape.Fields)) return new LineFault($"found {shape.Fields - 1} values; {expected}");
        ReadOnlySpan<byte> rest = line;
        bool hasWhole = false;
        for (int i = values.Length - 1; i >= 0; i--)
        {
            ReadOnlySpan<byte> field = CutLast(ref rest);
            if (!IsNumber(field)) return new LineFault($"'{VectorFile.Excerpt(field)}' is not a number");
            DecimalNumber.TryRead(field, out values[i], out _);
            if (!float.IsFinite(values[i])) return new LineFault(FormattableString.Invariant($"number {i + 1} is {values[i]}; expected finite numbers"));
            hasWhole = hasWhole || IsWhole(field);
        }

        ReadOnlySpan<byte> text = rest.Trim(" \t"u8);
        if (FaultOf(text, shape, values.Length, hasWhole, expected) is LineFault fault) return fault;
        return ReadWord(text, out word);
    }

    // A word may not swallow a value: what stands before the values is none, unless it is the whole word, or looks like no value of this line.
    private static LineFault? FaultOf(ReadOnlySpan<byte> word, LineShape shape, int dimension, bool hasWhole, string expected)
    {
        if (shape.Fields <= dimension + 1 && !shape.IsIndented) return null;
        ReadOnlySpan<byte> rest = word;
        ReadOnlySpan<byte> last = CutLast(ref rest);
        if (last.IsEmpty || !IsNumber(last)) return null;
        return IsWhole(last) && !hasWhole
            ? new LineFault($"the word ends in a number ('{VectorFile.Excerpt(word)}'), which may be one of the values", IsOfWord: true)
            : new LineFault($"found {Math.Min(shape.Numbers, shape.Fields - 1)} values; {expected}");
    }

    private static bool IsWhole(ReadOnlySpan<byte> field) => !field.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
