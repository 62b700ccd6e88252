using System.Buffers.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>The first line of a file of vectors: how many words it announces, and how many values a vector has.</summary>
internal readonly record struct VectorFileHeader(long Words, int Dimension)
{
    /// <summary>Whether there can be such a file.</summary>
    /// <param name="hasLimit">Whether no more words are read than are asked for.</param>
    public bool IsPossible(bool hasLimit) => Words >= 0 && (Words <= int.MaxValue || hasLimit) && Dimension is >= 1 and <= VectorFile.LargestDimension;

    /// <summary>Two whole numbers with blanks between them; blanks around them do not matter.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out VectorFileHeader header)
    {
        header = default;
        line = line.Trim(" \t\r"u8);
        if (!Utf8Parser.TryParse(line, out long words, out int used) || used >= line.Length || !VectorLine.IsIndented(line[used..])) return false;
        ReadOnlySpan<byte> rest = line[used..].TrimStart(" \t"u8);
        if (!Utf8Parser.TryParse(rest, out int dimension, out int usedOfRest) || usedOfRest != rest.Length) return false;
        header = new VectorFileHeader(words, dimension);
        return true;
    }

    /// <summary>What is wrong with a header that is not possible.</summary>
    public string Fault() => $"it announces {Words} words of dimension {Dimension}; expected at most {int.MaxValue} words and a dimension of 1 to {VectorFile.LargestDimension}";
}
