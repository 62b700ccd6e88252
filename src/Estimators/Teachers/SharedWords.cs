namespace DistillEmb.MLNet.Teachers;

/// <summary>The words that all of some teachers hold with a vector other than zero, in the order of the first teacher.</summary>
internal sealed class SharedWords
{
    private const int WordsBetweenChecks = 1 << 16;

    private readonly WordVectors[] _teachers;
    private readonly float[][] _lengths;
    private readonly List<int>[] _rows;

    /// <summary>Finds the words.</summary>
    /// <param name="teachers">The teachers.</param>
    /// <param name="lengths">The lengths of each teacher's vectors.</param>
    /// <param name="cancellation">Stops it.</param>
    public SharedWords(WordVectors[] teachers, float[][] lengths, CancellationToken cancellation)
    {
        _teachers = teachers;
        _lengths = lengths;
        _rows = [.. teachers.Select(_ => new List<int>())];
        int[] rows = new int[teachers.Length];
        for (int i = 0; i < teachers[0].Words.Count; i++)
        {
            if (i % WordsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            if (!TryFind(i, rows)) continue;
            for (int k = 0; k < rows.Length; k++) _rows[k].Add(rows[k]);
        }
    }

    public int Count => _rows[0].Count;

    /// <summary>The words. Where the first teacher has no others, they are its own table, not a copy.</summary>
    public WordTable MakeTable()
    {
        if (Count == _teachers[0].Words.Count) return _teachers[0].Table;
        var table = new WordTable();
        foreach (int row in _rows[0]) table.TryAdd(_teachers[0].Words[row]);
        return table;
    }

    /// <summary>What is left out of a teacher, a sentence each.</summary>
    public IEnumerable<string> Warnings(int teacher, string description)
    {
        WordVectors vectors = _teachers[teacher];
        bool[] kept = new bool[vectors.Words.Count];
        foreach (int row in _rows[teacher]) kept[row] = true;
        int zero = _lengths[teacher].Count(length => length == 0);
        if (zero > 0) yield return $"{description} has words whose vector is zero, {zero} in all; they are left out. The first is {vectors.Describe(Array.IndexOf(_lengths[teacher], 0f))}.";
        int other = kept.Length - zero - Count;
        if (other == 0) yield break;
        int first = Enumerable.Range(0, kept.Length).First(row => !kept[row] && _lengths[teacher][row] > 0);
        yield return $"{description} has words that another teacher lacks or has as zero, {other} of {kept.Length}; they are left out. The first is {vectors.Describe(first)}.";
    }

    /// <summary>Drops the vectors of all other words, teacher by teacher, and brings the rest into the order of the words.</summary>
    /// <returns>The lengths of those that stay, teacher by teacher.</returns>
    public float[][] KeepShared(CancellationToken cancellation)
    {
        float[][] kept = new float[_teachers.Length][];
        for (int i = 0; i < _teachers.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            kept[i] = [.. _rows[i].Select(row => _lengths[i][row])];
            _teachers[i].Vectors.Keep(_rows[i]);
        }

        return kept;
    }

    private bool TryFind(int first, int[] rows)
    {
        rows[0] = first;
        if (_lengths[0][first] == 0) return false;
        for (int i = 1; i < rows.Length; i++)
        {
            if (!_teachers[i].Table.TryGetIndex(_teachers[0].Words[first], out rows[i]) || _lengths[i][rows[i]] == 0) return false;
        }

        return true;
    }
}
