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

    /// <summary>The lines whose word is wrong, by number in the block.</summary>
    public List<int> PassedOver { get; } = [];

    /// <summary>What is wrong with the word of the first such line.</summary>
    public string FirstPassedOver { get; private set; } = "";

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

    /// <summary>Reads the lines, up to the first that is wrong in more than its word.</summary>
    /// <param name="dimension">How many values a vector has.</param>
    /// <param name="expected">What a message says behind another number of values.</param>
    public void Parse(int dimension, string expected)
    {
        Words.Clear();
        PassedOver.Clear();
        Lines = 0;
        Fault = null;
        ReadOnlySpan<byte> text = Text;
        while (!text.IsEmpty && Fault is null)
        {
            Lines++;
            ReadOnlySpan<byte> line = VectorLine.Cut(ref text);
            if (VectorLine.IsBlank(line)) continue;
            int start = Words.Count * dimension;
            if (start + dimension > _numbers.Length) Array.Resize(ref _numbers, Math.Max(start + dimension, _numbers.Length * 2));
            LineFault? fault = VectorLine.Read(line, _numbers.AsSpan(start, dimension), expected, out string word);
            if (fault is null) Words.Add((word, Lines));
            else if (fault.Value.IsOfWord) PassOver(fault.Value.What);
            else Fault = fault.Value.What;
        }
    }

    private void PassOver(string what)
    {
        if (PassedOver.Count == 0) FirstPassedOver = what;
        PassedOver.Add(Lines);
    }
}
