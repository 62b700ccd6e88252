namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// Draws what chance decides, as fastText does: which tokens of a line are passed over because their words are frequent, how wide each window is, and the negatives
/// of each pair. All of it depends on the seed, the epoch and the line alone, so any thread may draw the lines of any block.
/// </summary>
internal sealed class WindowDraw
{
    private const double Never = 4294967296; // 2^32: one more than any number of 32 bits.

    private readonly ulong[] _keepBelow; // Of 2^32, for each word.
    private readonly NegativeTable _negatives;
    private readonly int _window;
    private readonly int _rowsPerPair;
    private readonly int _seed;

    public WindowDraw(CorpusVocabulary vocabulary, WordVectorOptions options, int seed)
    {
        (_window, _rowsPerPair, _seed) = (options.Window, options.Negatives + 1, seed);
        _negatives = new NegativeTable(vocabulary.Counts, options.NegativePower);
        _keepBelow = new ulong[vocabulary.Count];
        for (int word = 0; word < _keepBelow.Length; word++)
            _keepBelow[word] = (ulong)Math.Min(Never, Never * ChanceToKeep(vocabulary.Counts[word] / (double)vocabulary.Census.Tokens, options.Subsampling));
    }

    /// <summary>The chance that a token is trained on, by fastText's formula.</summary>
    /// <param name="frequency">The share that its word has in the corpus.</param>
    /// <param name="threshold">The threshold; 0 for all tokens.</param>
    public static double ChanceToKeep(double frequency, double threshold) => threshold == 0 ? 1 : Math.Sqrt(threshold / frequency) + (threshold / frequency);

    /// <summary>Draws the windows of lines.</summary>
    /// <param name="batch">Gets them, in place of what it holds.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="firstLine">The number of the first.</param>
    /// <param name="epoch">The epoch, from 1; 0 for lines that are only scored.</param>
    /// <param name="rateOf">The learning rate, by the number of tokens before a line, counted from the first of these.</param>
    public void Fill(WindowBatch batch, ReadOnlySpan<byte> lines, long firstLine, int epoch, Func<long, float> rateOf)
    {
        batch.Clear();
        Span<int> line = stackalloc int[TokenIdWriter.LongestLine];
        var reader = new TokenIdReader(lines);
        long tokens = 0;
        for (long number = firstLine; reader.Read(line) is int length and >= 0; number++)
        {
            var random = new LineRandom(_seed, epoch, number);
            FillLine(batch, line[..Subsample(line[..length], ref random)], ref random, rateOf(tokens));
            tokens += length;
        }
    }

    private int Subsample(Span<int> line, ref LineRandom random)
    {
        int kept = 0;
        foreach (int word in line)
        {
            if (_keepBelow[word] == (ulong)Never || random.Next() >> 32 < _keepBelow[word]) line[kept++] = word;
        }

        return kept;
    }

    private void FillLine(WindowBatch batch, ReadOnlySpan<int> line, ref LineRandom random, float rate)
    {
        for (int center = 0; center < line.Length; center++)
        {
            int width = random.Next(_window) + 1;
            int start = Math.Max(0, center - width);
            int end = Math.Min(line.Length - 1, center + width);
            if (end == start) continue;
            batch.AddCenter(line[center], end - start, rate);
            for (int context = start; context <= end; context++)
            {
                if (context != center) DrawPair(batch.AddPair(), line[context], ref random);
            }
        }
    }

    private void DrawPair(Span<int> rows, int positive, ref LineRandom random)
    {
        rows[0] = positive;
        for (int i = 1; i < _rowsPerPair; i++)
        {
            int negative;
            do negative = _negatives.Draw(random.Next());
            while (negative == positive);
            if (rows[0] >= 0 && rows[1..i].Contains(negative)) rows[0] = ~positive;
            rows[i] = negative;
        }
    }
}
