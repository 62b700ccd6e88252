using System.Buffers.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>The first line of a file of vectors: how many words it announces, and how many values a vector has.</summary>
internal readonly record struct VectorFileHeader(long Words, int Dimension)
{
    /// <summary>Two whole numbers with a space between them; spaces behind them do not matter.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out VectorFileHeader header)
    {
        header = default;
        line = line.TrimEnd(" \r"u8);
        if (!Utf8Parser.TryParse(line, out long words, out int used) || used >= line.Length || line[used] != ' ') return false;
        ReadOnlySpan<byte> rest = line[(used + 1)..];
        if (!Utf8Parser.TryParse(rest, out int dimension, out int usedOfRest) || usedOfRest != rest.Length) return false;
        header = new VectorFileHeader(words, dimension);
        return true;
    }
}
