namespace DistillEmb.MLNet.Teachers;

/// <summary>Whole lines of a file, and the words and numbers that were read from them.</summary>
internal sealed class LineBlock(int size)
{
    private float[] _numbers = [];

    /// <summary>The bytes of the lines; only those from <see cref="Start"/> to <see cref="End"/> count.</summary>
    public byte[] Bytes { get; private set; } = new byte[size];

    public int Start { get; set; }

    public int End { get; set; }

    public ReadOnlySpan<byte> Text => Bytes.AsSpan(Start, End - Start);

    /// <summary>The words that were read, each with the number of its line in the block, from 1.</summary>
    public List<(string Word, int Line)> Words { get; } = [];

    /// <summary>How many lines there are, or up to which one they were read.</summary>
    public int Lines { get; private set; }

    /// <summary>What is wrong in the last line that was read; null where nothing is.</summary>
    public string? Fault { get; private set; }

    public ReadOnlySpan<float> VectorOf(int word, int dimension) => _numbers.AsSpan(word * dimension, dimension);

    /// <summary>Makes room for so many bytes and keeps those that there are.</summary>
    public void Grow(int length)
    {
        if (length <= Bytes.Length) return;
        byte[] longer = new byte[length];
        Bytes.CopyTo(longer, 0);
        Bytes = longer;
    }

    /// <summary>Reads the lines, up to the first that is wrong.</summary>
    public void Parse(int dimension)
    {
        Words.Clear();
        Lines = 0;
        Fault = null;
        ReadOnlySpan<byte> text = Text;
        while (!text.IsEmpty && Fault is null)
        {
            Lines++;
            ReadOnlySpan<byte> line = VectorLine.Cut(ref text);
            if (line.IsEmpty) continue;
            int start = Words.Count * dimension;
            if (start + dimension > _numbers.Length) Array.Resize(ref _numbers, Math.Max(start + dimension, _numbers.Length * 2));
            Fault = VectorLine.Read(line, _numbers.AsSpan(start, dimension), out string word);
            if (Fault is null) Words.Add((word, Lines));
        }
    }
}
