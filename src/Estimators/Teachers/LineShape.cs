namespace DistillEmb.MLNet.Teachers;

/// <summary>What the fields of a line are, before it is known how many values a vector has.</summary>
/// <param name="Number">The number of the line, from 1.</param>
/// <param name="Fields">How many fields there are between blanks.</param>
/// <param name="Numbers">How many of them, from the last one back, are numbers.</param>
/// <param name="IsIndented">Whether the line begins with a blank.</param>
/// <param name="IsOfCounts">Whether all fields but the first are whole numbers from 0.</param>
internal readonly record struct LineShape(long Number, int Fields, int Numbers, bool IsIndented, bool IsOfCounts)
{
    /// <summary>How many values the line has if it is sound; 0 where it does not tell.</summary>
    public int Values => Numbers < Fields ? Numbers : IsIndented ? 0 : Fields - 1;

    public static LineShape Of(ReadOnlySpan<byte> line, long number)
    {
        (int fields, int numbers, bool counts) = (0, 0, true);
        bool allNumbers = true;
        ReadOnlySpan<byte> rest = line;
        for (ReadOnlySpan<byte> field = VectorLine.CutLast(ref rest); !field.IsEmpty; field = VectorLine.CutLast(ref rest))
        {
            fields++;
            allNumbers = allNumbers && VectorLine.IsNumber(field);
            if (allNumbers) numbers++;
            if (!rest.IsEmpty) counts = counts && !field.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        }

        return new LineShape(number, fields, numbers, VectorLine.IsIndented(line), counts && fields > 1);
    }

    /// <summary>Whether the line is a word and so many values.</summary>
    public bool Fits(int dimension) => Fields > dimension + 1 ? Numbers == dimension : Fields == dimension + 1 ? Numbers >= dimension : IsIndented && Fields == dimension && Numbers == dimension;
}
