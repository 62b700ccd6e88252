using System.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>How a text file of vectors is laid out, as its first lines show.</summary>
internal sealed class TextVectorLayout
{
    private const int MostLines = 100; // That are looked at.
    private const int MostCounts = 3; // Columns that a list of words may have behind the word.
    private const int EnoughCounts = 10; // Lines of whole numbers alone that no file of vectors has.

    private TextVectorLayout(int dimension, VectorFileHeader? header, int start, long lines, string? freeLine, string? fault)
    {
        Dimension = dimension;
        Header = header;
        Start = start;
        Lines = lines;
        FreeLine = freeLine;
        Fault = fault;
    }

    /// <summary>How many values a vector has.</summary>
    public int Dimension { get; }

    /// <summary>The first line, where it is two whole numbers.</summary>
    public VectorFileHeader? Header { get; }

    /// <summary>Bytes before the first word.</summary>
    public int Start { get; }

    /// <summary>Lines before the first word.</summary>
    public long Lines { get; }

    /// <summary>A first line that is neither two whole numbers nor a vector, and is passed over; null where there is none.</summary>
    public string? FreeLine { get; }

    /// <summary>Why the text is no file of vectors, as behind the file's name; null where it may be one.</summary>
    public string? Fault { get; }

    /// <summary>Looks at the beginning of a text.</summary>
    /// <param name="bytes">The beginning.</param>
    /// <param name="isWhole">Whether it is the whole text, so that its last line is complete.</param>
    /// <returns>Null where there is no line to judge by.</returns>
    public static TextVectorLayout? Of(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        int start = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        ReadOnlySpan<byte> text = bytes[start..];
        long lines = PassBlank(ref text);
        ReadOnlySpan<byte> rest = text;
        if (text.IsEmpty || !TryCut(ref rest, isWhole, out ReadOnlySpan<byte> first)) return null;
        if (VectorFileHeader.TryRead(first, out VectorFileHeader header))
        {
            // A word that is a number with its count, above other words with theirs.
            bool isList = header.Dimension > 1 && DimensionOf(ShapesOf(rest, lines + 1, isWhole)) == 1;
            string? fault = isList ? FaultOfCounts(first) : header.IsPossible(hasLimit: true) ? null : $", line {lines + 1}: {header.Fault()}.";
            return new TextVectorLayout(header.Dimension, header, bytes.Length - rest.Length, lines + 1, freeLine: null, fault);
        }

        List<LineShape> shapes = ShapesOf(text, lines, isWhole);
        int dimension = DimensionOf(shapes);
        bool isFree = shapes.Count > 1 && dimension > 0 && !shapes[0].Fits(dimension) && shapes[1].Fits(dimension) && (shapes[0].Numbers < 2 || shapes[0].IsOfCounts);
        string? wrong = FaultOf(shapes, dimension, isFree, first);
        return isFree
            ? new TextVectorLayout(dimension, header: null, bytes.Length - rest.Length, lines + 1, VectorFile.Excerpt(first), wrong)
            : new TextVectorLayout(dimension, header: null, bytes.Length - text.Length, lines, freeLine: null, wrong);
    }

    /// <summary>Cuts a complete line.</summary>
    public static bool TryCut(scoped ref ReadOnlySpan<byte> text, bool isWhole, out ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> rest = text;
        line = VectorLine.Cut(ref rest);
        if (text.IsEmpty || (line.Length == text.Length && !isWhole)) return false;
        text = rest;
        return true;
    }

    private static long PassBlank(scoped ref ReadOnlySpan<byte> text)
    {
        long lines = 0;
        ReadOnlySpan<byte> rest = text;
        while (!text.IsEmpty && VectorLine.IsBlank(VectorLine.Cut(ref rest)))
        {
            text = rest;
            lines++;
        }

        return lines;
    }

    private static List<LineShape> ShapesOf(ReadOnlySpan<byte> text, long lines, bool isWhole)
    {
        var shapes = new List<LineShape>();
        while (shapes.Count < MostLines && TryCut(ref text, isWhole, out ReadOnlySpan<byte> line))
        {
            lines++;
            if (!VectorLine.IsBlank(line)) shapes.Add(LineShape.Of(line, lines));
        }

        return shapes;
    }

    // What most lines say; of several that as many say, what is said first.
    private static int DimensionOf(List<LineShape> shapes) =>
        shapes.Where(shape => shape.Values > 0).GroupBy(shape => shape.Values).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key ?? 0;

    private static string? FaultOf(List<LineShape> shapes, int dimension, bool isFree, ReadOnlySpan<byte> first)
    {
        if (dimension > VectorFile.LargestDimension) return $", line {shapes[0].Number}: found {dimension} values; expected at most {VectorFile.LargestDimension}.";
        if (dimension == 0 || shapes.Count(shape => shape.Fits(dimension)) * 2 < shapes.Count)
        {
            int at = dimension == 0 ? 0 : shapes.FindIndex(shape => !shape.Fits(dimension));
            return $", line {shapes[at].Number}: expected a word, a space and numbers{(at == 0 ? $"; found '{VectorFile.Excerpt(first)}'" : "")}. Is this a file of word vectors?";
        }

        bool counts = dimension <= MostCounts && shapes.Count >= EnoughCounts && shapes.Skip(isFree ? 1 : 0).All(shape => shape.IsOfCounts);
        return dimension == 1 || counts ? FaultOfCounts(isFree ? default : first) : null;
    }

    private static string FaultOfCounts(ReadOnlySpan<byte> line) =>
        $" looks like a list of words with counts{(line.IsEmpty ? "" : $" ('{VectorFile.Excerpt(line)}')")}, not like word vectors. Vectors like these need a first line of two numbers: how many words there are, and how many values a vector has.";
}
