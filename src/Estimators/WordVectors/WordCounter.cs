namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// Counts the words of a corpus, exactly and in bounded memory: where too many different ones have come, they are sorted and written to a temporary file, and at
/// the end all such runs are merged. No word is dropped on the way.
/// </summary>
/// <param name="memoryLimit">Bytes that the words may take before they are written.</param>
/// <param name="folder">Where runs are written.</param>
internal sealed class WordCounter(long memoryLimit, ScratchFolder folder) : ITokenSink
{
    private readonly ByteWords _words = new();
    private readonly List<string> _runs = [];
    private long[] _counts = new long[1 << 8];

    /// <summary>Tokens of the corpus.</summary>
    public long Tokens { get; private set; }

    /// <summary>Lines of the corpus, empty ones included.</summary>
    public long Lines { get; private set; }

    /// <summary>How often memory was full.</summary>
    public int Runs => _runs.Count;

    public void Token(ReadOnlySpan<byte> utf8)
    {
        Tokens++;
        int word = _words.Add(utf8);
        if (word == _counts.Length) Array.Resize(ref _counts, word * 2);
        _counts[word]++;
        if (_words.UsedBytes + (sizeof(long) * (long)_words.Count) > memoryLimit) Spill();
    }

    public void EndLine() => Lines++;

    /// <summary>The words that occur often enough, the most frequent first, equally frequent ones in the order of their bytes.</summary>
    public CorpusVocabulary Finish(int minimumCount, CancellationToken cancellation)
    {
        var kept = new ByteWords();
        var counts = new List<long>();
        (long different, long keptTokens) = (0, 0);
        using (var merge = new RunMerge([.. _runs.Select(WordRun.Read), InMemory()]))
        {
            while (merge.MoveNext())
            {
                if (different++ % (1 << 16) == 0) cancellation.ThrowIfCancellationRequested();
                if (merge.Count < minimumCount) continue;
                kept.Add(merge.Word);
                counts.Add(merge.Count);
                keptTokens += merge.Count;
            }
        }

        foreach (string run in _runs) File.Delete(run);
        _runs.Clear();
        return CorpusVocabulary.ByFrequency(kept, counts, new CorpusCensus(Tokens, keptTokens, different, kept.Count, Lines));
    }

    private void Spill()
    {
        string run = folder.NewFile("words");
        WordRun.Write(run, InMemory());
        _runs.Add(run);
        _words.Clear();
        Array.Clear(_counts);
    }

    private IEnumerator<CountedWord> InMemory()
    {
        foreach (int word in _words.Sorted()) yield return new CountedWord(_words[word].ToArray(), _counts[word]);
    }
}
