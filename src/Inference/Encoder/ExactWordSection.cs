using DistillEmb.Files;

namespace DistillEmb.Encoder;

/// <summary>The words that have their teachers' vectors, and these.</summary>
internal static class ExactWordSection
{
    private const int Precision = (int)WeightPrecision.Int8;

    public static void Write(SectionWriter writer, ExactWords exact)
    {
        writer.Write(Precision);
        writer.Write(exact.Lengths);
        writer.Write(exact.Count);
        writer.Write<int>(Array.ConvertAll([.. Enumerable.Range(0, exact.Count)], word => exact.Index[word].Length));
        writer.Write(exact.Index.Spellings);
        writer.Write(exact.Codes);
    }

    public static ExactWords Read(SectionReader reader, (int Offset, int Dimension)[] parts, bool normalized)
    {
        int precision = reader.ReadInt32();
        if (precision != Precision) throw new InvalidDataException($"The model's exact words are stored with precision {precision}, which this DistillEmb.MLNet does not know. Update the package.");
        float[] lengths = reader.ReadArray<float>(parts.Length);
        if (normalized && Array.Exists(lengths, length => length != 1)) throw reader.Invalid("a part of exact words has another length than 1, which heads are scaled to");
        int count = reader.ReadCount(ExactWords.MostWords, "exact words");
        int[] ends = Ends(reader.ReadArray<int>(count), reader);
        byte[] utf8 = reader.ReadArray<byte>(ends[^1]);
        if (ExactWordIndex.FaultOf(utf8, ends) is string spelling) throw reader.Invalid(spelling);
        long values = (long)count * (parts[^1].Offset + parts[^1].Dimension);
        if (values > ExactWords.MostNumbers) throw reader.Invalid($"the vectors of exact words have {values} values; expected at most {ExactWords.MostNumbers}");
        sbyte[] codes = reader.ReadArray<sbyte>((int)values);
        if (ExactWords.FaultOf(codes, lengths, parts) is string vector) throw reader.Invalid(vector);
        return new ExactWords(new ExactWordIndex(utf8, ends), codes, lengths, parts);
    }

    /// <summary>Where spellings of these lengths end, one after another.</summary>
    public static int[] Ends(int[] lengths, SectionReader reader)
    {
        long end = 0;
        for (int word = 0; word < lengths.Length; word++)
        {
            // Each is checked before the next: none of the sums overflows.
            if (lengths[word] is < 1 or > Characters.WordSpelling.MostBytes)
                throw reader.Invalid($"word {word} has {lengths[word]} bytes; expected 1 to {Characters.WordSpelling.MostBytes}");
            end += lengths[word];
            lengths[word] = (int)end;
        }

        return lengths;
    }
}
