namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// The line, or row, in which each word stands. Words mostly stand in lines one after the other, so only those are kept
/// where the distance between a word's index and its line changes.
/// </summary>
internal sealed class WordPlaces
{
    private readonly List<int> _indexes = [];
    private readonly List<long> _distances = [];

    public long this[int index]
    {
        get
        {
            int at = _indexes.BinarySearch(index);
            return index + _distances[at >= 0 ? at : ~at - 1];
        }
    }

    /// <summary>Adds the place of the next word.</summary>
    public void Add(int index, long place)
    {
        if (_distances.Count > 0 && _distances[^1] == place - index) return;
        _indexes.Add(index);
        _distances.Add(place - index);
    }
}
