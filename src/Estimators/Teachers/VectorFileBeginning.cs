using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace DistillEmb.MLNet.Teachers;

/// <summary>What the first bytes of a file of vectors look like, whatever its name says.</summary>
internal static class VectorFileBeginning
{
    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789+-.eE \t\r"u8);
    private static readonly SearchValues<byte> NeverInText = SearchValues.Create([.. Enumerable.Range(0, 0x20).Except(['\t', '\n', '\r']).Select(value => (byte)value), 0x7F]);

    /// <summary>Whether written-out values follow the first word, and nothing follows that no text has.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (bytes.ContainsAny(NeverInText)) return false;
        bool hasHeader = TryCutHeader(ref bytes, out VectorFileHeader header);
        if (!TryCutWord(ref bytes)) return false;
        int end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
        ReadOnlySpan<byte> values = (end < 0 ? bytes : bytes[..end]).TrimEnd(" \r"u8);
        if (values.IsEmpty || values.ContainsAnyExcept(OfNumbers)) return false;
        return !hasHeader || end < 0 || values.Count((byte)' ') + 1 == header.Dimension;
    }

    /// <summary>Whether a header and a word are followed by bytes that no text has.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        if (!TryCutHeader(ref bytes, out VectorFileHeader header) || !TryCutWord(ref bytes)) return false;
        ReadOnlySpan<byte> vector = bytes[..(int)Math.Clamp((long)header.Dimension * sizeof(float), 0, bytes.Length)];
        int end = vector.IndexOf((byte)'\n');
        return vector.ContainsAny(NeverInText) || !Utf8.IsValid(end < 0 ? vector : vector[..end]);
    }

    private static bool TryCutHeader(ref ReadOnlySpan<byte> bytes, out VectorFileHeader header)
    {
        header = default;
        int end = bytes.IndexOf((byte)'\n');
        if (end < 0 || !VectorFileHeader.TryRead(bytes[..end], out header)) return false;
        bytes = bytes[(end + 1)..];
        return true;
    }

    private static bool TryCutWord(ref ReadOnlySpan<byte> bytes)
    {
        int space = bytes.IndexOf((byte)' ');
        if (space < 0) return false;
        bytes = bytes[(space + 1)..];
        return true;
    }
}
