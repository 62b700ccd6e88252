namespace DistillEmb.MLNet.Teachers;

/// <summary>Words, each once, and their vectors as rows of one array, [words, dimension].</summary>
internal sealed class WordVectors
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private float[] _values = [];

    public WordVectors(int dimension)
    {
        Dimension = dimension;
    }

    public int Dimension { get; }

    public IReadOnlyList<string> Words => _words;

    /// <summary>Words that came a second time; the first vector counts.</summary>
    public int Repeated { get; private set; }

    public ReadOnlySpan<float> this[int index] => _values.AsSpan(index * Dimension, Dimension);

    public bool TryGetIndex(string word, out int index) => _indexes.TryGetValue(word, out index);

    public void Add(string word, ReadOnlySpan<float> vector)
    {
        if (!_indexes.TryAdd(word, _words.Count))
        {
            Repeated++;
            return;
        }

        int start = _words.Count * Dimension;
        if (start + Dimension > _values.Length) Array.Resize(ref _values, checked((int)Math.Min(Array.MaxLength, Math.Max(1024L * Dimension, _values.Length * 2L))));
        vector.CopyTo(_values.AsSpan(start, Dimension));
        _words.Add(word);
    }
}
