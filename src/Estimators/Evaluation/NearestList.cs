namespace DistillEmb.MLNet.Evaluation;

/// <summary>
/// The words with the highest scores, the highest first, among equals the earlier word first: the same whatever the order
/// in which words are offered.
/// </summary>
internal sealed class NearestList(int capacity)
{
    private readonly float[] _scores = new float[capacity];
    private readonly int[] _words = new int[capacity];

    public int Count { get; private set; }

    public (int Word, float Score) this[int rank] => (_words[rank], _scores[rank]);

    /// <summary>Offers the words from a first one on, one score each. A score that is no number is passed over.</summary>
    public void Offer(int firstWord, ReadOnlySpan<float> scores)
    {
        if (capacity == 0) return;
        float least = Least;
        for (int i = 0; i < scores.Length; i++)
        {
            if (!(scores[i] >= least)) continue;
            Insert(firstWord + i, scores[i]);
            least = Least;
        }
    }

    /// <summary>The best so many words that are not among the excluded.</summary>
    public IEnumerable<(int Word, float Score)> Except(IReadOnlyCollection<int> excluded, int count)
    {
        for (int rank = 0; rank < Count && count > 0; rank++)
        {
            if (excluded.Contains(_words[rank])) continue;
            count--;
            yield return this[rank];
        }
    }

    private float Least => Count == capacity ? _scores[^1] : float.NegativeInfinity;

    private void Insert(int word, float score)
    {
        int low = 0;
        for (int high = Count; low < high;)
        {
            int middle = (low + high) / 2;
            if (_scores[middle] > score || (_scores[middle] == score && _words[middle] < word)) low = middle + 1;
            else high = middle;
        }

        if (low == capacity) return;
        int kept = Math.Min(Count, capacity - 1) - low;
        Array.Copy(_scores, low, _scores, low + 1, kept);
        Array.Copy(_words, low, _words, low + 1, kept);
        _scores[low] = score;
        _words[low] = word;
        Count = Math.Min(Count + 1, capacity);
    }
}
