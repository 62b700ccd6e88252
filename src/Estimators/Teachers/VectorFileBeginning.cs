using System.Buffers;
using System.Text.Unicode;

namespace DistillEmb.MLNet.Teachers;

/// <summary>What the first bytes of a file of vectors look like, whatever its name says.</summary>
internal static class VectorFileBeginning
{
    private const int MostLines = 10; // That are looked at.

    private static readonly SearchValues<byte> NeverInText = SearchValues.Create([.. Enumerable.Range(0, 0x20).Except(['\t', '\n', '\r']).Select(value => (byte)value), 0x7F]);

    public static bool HasControls(ReadOnlySpan<byte> bytes) => bytes.ContainsAny(NeverInText);

    /// <summary>Whether lines of a word and numbers follow a header, rather than values in bytes.</summary>
    public static bool IsTextBehindHeader(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        int lines = 0;
        int sound = 0;
        for (; lines < MostLines && TextVectorLayout.TryCut(ref bytes, isWhole, out ReadOnlySpan<byte> line); lines++)
        {
            if (line.Contains((byte)0)) return false;
            if (LineShape.Of(line, 0).Numbers > 0) sound++;
        }

        return sound > 0 && sound * 2 >= lines;
    }

    /// <summary>Whether words follow a header with bytes behind them that no text has, where their values would be.</summary>
    public static bool IsBinaryBehindHeader(ReadOnlySpan<byte> bytes, int dimension)
    {
        while (!bytes.IsEmpty)
        {
            int space = bytes.IndexOf((byte)' ');
            if (space < 0) return false;
            bytes = bytes[(space + 1)..];
            ReadOnlySpan<byte> vector = bytes[..(int)Math.Min((long)dimension * sizeof(float), bytes.Length)];
            int end = vector.IndexOf((byte)'\n');
            if (vector.ContainsAny(NeverInText) || !Utf8.IsValid(end < 0 ? vector : vector[..end])) return true;
            bytes = bytes[vector.Length..];
        }

        return false;
    }

    /// <summary>Takes a first line of two whole numbers off.</summary>
    public static bool TryCutHeader(ref ReadOnlySpan<byte> bytes, out VectorFileHeader header)
    {
        header = default;
        int end = bytes.IndexOf((byte)'\n');
        if (end < 0 || !VectorFileHeader.TryRead(bytes[..end], out header)) return false;
        bytes = bytes[(end + 1)..];
        return true;
    }
}
