using System.Globalization;

namespace DistillEmb.Encoder;

/// <summary>
/// Words that have their teachers' vectors rather than the network's. Of a vector, each part (that of a head, or of several
/// that share it) is a direction in 8 bits and has the same length for all words.
/// </summary>
/// <remarks>
/// A part is stored in codes of -127 to 127, of which the largest magnitude is 127. Its scale follows from them: the length of
/// the part, divided by that of its codes, whose squares add up without rounding. So the same codes give the same vector
/// on every machine.
/// </remarks>
internal sealed class ExactWords
{
    /// <summary>The most words there can be.</summary>
    public const int MostWords = 1_000_000;

    /// <summary>The most values that all vectors can have together.</summary>
    public const int MostNumbers = 1 << 30;

    /// <summary>The largest code.</summary>
    public const int LargestCode = 127;

    private readonly (int Offset, int Dimension)[] _parts;
    private readonly int _vectorSize;
    private readonly sbyte[] _codes;
    private readonly float[] _lengths;
    private readonly float[] _scales;

    /// <param name="index">The words.</param>
    /// <param name="codes">Their vectors, [words, vector size], in which <see cref="FaultOf"/> finds no fault.</param>
    /// <param name="lengths">The length of each part.</param>
    /// <param name="parts">The parts of a vector, one after another.</param>
    public ExactWords(ExactWordIndex index, sbyte[] codes, float[] lengths, (int Offset, int Dimension)[] parts)
    {
        Index = index;
        _codes = codes;
        _lengths = lengths;
        _parts = parts;
        _vectorSize = SizeOf(parts);
        _scales = new float[index.Count * parts.Length];
        for (int i = 0; i < _scales.Length; i++) _scales[i] = (float)(_lengths[i % parts.Length] / Math.Sqrt(SquareOf(PartOf(i / parts.Length, parts[i % parts.Length]))));
    }

    public ExactWordIndex Index { get; }

    public int Count => Index.Count;

    public ReadOnlySpan<sbyte> Codes => _codes;

    public ReadOnlySpan<float> Lengths => _lengths;

    /// <summary>What is wrong with some vectors; null where nothing is.</summary>
    public static string? FaultOf(ReadOnlySpan<sbyte> codes, float[] lengths, (int Offset, int Dimension)[] parts)
    {
        int bad = Array.FindIndex(lengths, length => !float.IsFinite(length) || float.IsNegative(length));
        if (bad >= 0) return string.Create(CultureInfo.InvariantCulture, $"the length of part {bad} is {lengths[bad]}; expected a finite number that is not negative");
        int vectorSize = SizeOf(parts);
        for (int start = 0; start < codes.Length; start += vectorSize)
        {
            foreach ((int offset, int dimension) in parts)
            {
                int most = 0;
                foreach (sbyte code in codes.Slice(start + offset, dimension)) most = Math.Max(most, Math.Abs((int)code));
                if (most != LargestCode) return $"the largest code of word {start / vectorSize} is {most} in the part at {offset}; expected {LargestCode}";
            }
        }

        return null;
    }

    /// <summary>The number of a word, in whatever Unicode form it is written; -1 where it is not among them.</summary>
    public int Find(ReadOnlySpan<char> word) => Index.Find(word);

    /// <summary>Writes the vector of a word.</summary>
    public void CopyTo(int word, Span<float> vector)
    {
        for (int i = 0; i < _parts.Length; i++)
        {
            ReadOnlySpan<sbyte> codes = PartOf(word, _parts[i]);
            Span<float> part = vector.Slice(_parts[i].Offset, codes.Length);
            float scale = _scales[(word * _parts.Length) + i];
            for (int k = 0; k < part.Length; k++) part[k] = codes[k] * scale;
        }
    }

    private static int SizeOf((int Offset, int Dimension)[] parts) => parts[^1].Offset + parts[^1].Dimension;

    private static long SquareOf(ReadOnlySpan<sbyte> codes)
    {
        long sum = 0;
        foreach (sbyte code in codes) sum += code * code;
        return sum;
    }

    private ReadOnlySpan<sbyte> PartOf(int word, (int Offset, int Dimension) part) => _codes.AsSpan((word * _vectorSize) + part.Offset, part.Dimension);
}
