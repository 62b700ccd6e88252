namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// What is trained on some lines: words with what stands beside them. For each pair there are the row of the positive word and those of the drawn ones; where a
/// word was drawn twice, the positive is stored as its complement, because such rows must be updated one after the other.
/// </summary>
internal sealed class WindowBatch(int rowsPerPair)
{
    /// <summary>The words in the middle of windows.</summary>
    public int[] Centers { get; private set; } = new int[1 << 12];

    /// <summary>How many pairs each of them has.</summary>
    public int[] Pairs { get; private set; } = new int[1 << 12];

    /// <summary>The learning rate of each of them.</summary>
    public float[] Rates { get; private set; } = new float[1 << 12];

    /// <summary>The rows of all pairs.</summary>
    public int[] Rows { get; private set; } = new int[1 << 16];

    public int RowsPerPair => rowsPerPair;

    public int CenterCount { get; private set; }

    public int RowCount { get; private set; }

    public void Clear() => CenterCount = RowCount = 0;

    public void AddCenter(int word, int pairs, float rate)
    {
        if (CenterCount == Centers.Length)
        {
            int length = CenterCount * 2;
            (Centers, Pairs, Rates) = (Longer(Centers, length), Longer(Pairs, length), Longer(Rates, length));
        }

        (Centers[CenterCount], Pairs[CenterCount], Rates[CenterCount]) = (word, pairs, rate);
        CenterCount++;
    }

    /// <summary>Room for the rows of a pair.</summary>
    public Span<int> AddPair()
    {
        if (RowCount + rowsPerPair > Rows.Length) Rows = Longer(Rows, Rows.Length * 2);
        Span<int> rows = Rows.AsSpan(RowCount, rowsPerPair);
        RowCount += rowsPerPair;
        return rows;
    }

    private static T[] Longer<T>(T[] values, int length)
    {
        Array.Resize(ref values, length);
        return values;
    }
}
