namespace DistillEmb.MLNet.SkipGram;

/// <summary>Merges sorted runs of words and adds up the counts of a word that stands in several.</summary>
internal sealed class RunMerge : IDisposable
{
    private readonly IEnumerator<CountedWord>[] _runs;
    private readonly PriorityQueue<IEnumerator<CountedWord>, byte[]> _next = new(Comparer<byte[]>.Create((first, second) => first.AsSpan().SequenceCompareTo(second)));

    public RunMerge(IEnumerator<CountedWord>[] runs)
    {
        _runs = runs;
        foreach (IEnumerator<CountedWord> run in runs) Queue(run);
    }

    public byte[] Word { get; private set; } = [];

    public long Count { get; private set; }

    public bool MoveNext()
    {
        if (_next.Count == 0) return false;
        (Word, Count) = (_next.Peek().Current.Word, 0);
        while (_next.TryPeek(out IEnumerator<CountedWord>? run, out byte[]? word) && word.AsSpan().SequenceEqual(Word))
        {
            Count += run.Current.Count;
            _next.Dequeue();
            Queue(run);
        }

        return true;
    }

    public void Dispose()
    {
        foreach (IEnumerator<CountedWord> run in _runs) run.Dispose();
    }

    private void Queue(IEnumerator<CountedWord> run)
    {
        if (run.MoveNext()) _next.Enqueue(run, run.Current.Word);
    }
}
