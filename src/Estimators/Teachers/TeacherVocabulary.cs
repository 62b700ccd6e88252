using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet;

/// <summary>The words that all teachers hold, with their vectors scaled to length 1.</summary>
public sealed class TeacherVocabulary
{
    private readonly Dictionary<string, int> _indexes;

    private TeacherVocabulary(List<string> words, IReadOnlyList<TeacherHead> heads, int skipped, IReadOnlyList<string> warnings)
    {
        WordList = words;
        HeadList = heads;
        Skipped = skipped;
        Warnings = warnings;
        _indexes = new Dictionary<string, int>(words.Count, StringComparer.Ordinal);
        for (int i = 0; i < words.Count; i++) _indexes.Add(words[i], i);
    }

    /// <summary>The words, in the order of the first teacher (the most frequent first, in word2vec's and fastText's files).</summary>
    public IReadOnlyList<string> Words => WordList;

    /// <summary>The names of the teachers.</summary>
    public IReadOnlyList<string> Teachers => [.. HeadList.Select(head => head.Name)];

    internal List<string> WordList { get; }

    internal IReadOnlyList<TeacherHead> HeadList { get; }

    /// <summary>Words of the first teacher that were left out: another teacher lacks them, or a vector of theirs is zero.</summary>
    internal int Skipped { get; }

    /// <summary>What was passed over in the teachers, a sentence each: the teacher, the count, and the first such word with its place.</summary>
    internal IReadOnlyList<string> Warnings { get; }

    internal int VectorSize => HeadList.Sum(head => head.Dimension);

    /// <summary>Reads the teachers and keeps the words that all of them hold.</summary>
    /// <param name="teachers">One teacher or more, with different names.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileNotFoundException">A teacher's file does not exist.</exception>
    /// <exception cref="InvalidDataException">A teacher cannot be read, or the teachers share no word.</exception>
    public static TeacherVocabulary Load(IEnumerable<Teacher> teachers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(teachers);
        Teacher[] all = [.. teachers];
        if (all.Length == 0) throw new ArgumentException("No teacher was given; at least one is needed.", nameof(teachers));
        string? twice = all.GroupBy(teacher => teacher.Name).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null) throw new ArgumentException($"Two teachers are named '{twice}'; give each its own name.", nameof(teachers));
        return Intersect(all, LoadAll(all, cancellation));
    }

    /// <summary>Whether the teachers hold a word.</summary>
    public bool Contains(string word) => _indexes.ContainsKey(word);

    /// <summary>The words of a subset.</summary>
    public IEnumerable<string> WordsOf(WordSubset subset) => WordList.Where(word => HeldOutWords.SubsetOf(word) == subset);

    internal bool TryGetIndex(ReadOnlySpan<char> word, out int index) => _indexes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out index);

    internal int[] IndexesOf(WordSubset subset) => [.. Enumerable.Range(0, WordList.Count).Where(i => HeldOutWords.SubsetOf(WordList[i]) == subset)];

    // Teachers are read side by side: most of the time goes into parsing numbers.
    private static WordVectors[] LoadAll(Teacher[] teachers, CancellationToken cancellation)
    {
        var loaded = new WordVectors[teachers.Length];
        try
        {
            Parallel.For(0, teachers.Length, i => loaded[i] = teachers[i].Load(cancellation));
        }
        catch (AggregateException faults)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }

        return loaded;
    }

    private static TeacherVocabulary Intersect(Teacher[] teachers, WordVectors[] loaded)
    {
        var words = new List<string>();
        var rows = new List<int>[teachers.Length];
        for (int i = 0; i < rows.Length; i++) rows[i] = [];
        int[] indexes = new int[teachers.Length];
        foreach (string word in loaded[0].Words)
        {
            if (!TryFind(loaded, word, indexes)) continue;
            words.Add(word);
            for (int i = 0; i < rows.Length; i++) rows[i].Add(indexes[i]);
        }

        if (words.Count == 0)
        {
            throw new InvalidDataException(teachers.Length == 1
                ? $"{teachers[0].Description} holds no word with a vector other than zero."
                : $"The teachers share no word: {string.Join(", ", teachers.Select((teacher, i) => $"'{teacher.Name}' has {loaded[i].Words.Count}"))} words.");
        }

        string[] warnings = [.. teachers.SelectMany((teacher, i) => loaded[i].Warnings(teacher.Description).Concat(LeftOut(teacher.Description, loaded[i], rows[i])))];
        TeacherHead[] heads = [.. teachers.Select((teacher, i) => Normalize(teacher.Name, loaded[i], rows[i]))];
        return new TeacherVocabulary(words, heads, loaded[0].Words.Count - words.Count, warnings);
    }

    private static IEnumerable<string> LeftOut(string teacher, WordVectors vectors, List<int> rows)
    {
        bool[] kept = new bool[vectors.Words.Count];
        foreach (int row in rows) kept[row] = true;
        ILookup<bool, int> leftOut = Enumerable.Range(0, kept.Length).Where(row => !kept[row]).ToLookup(row => LengthOf(vectors[row]) == 0);
        int zero = leftOut[true].Count();
        int other = leftOut[false].Count();
        if (zero > 0) yield return $"{teacher} has words whose vector is zero, {zero} in all; they are left out. The first is {vectors.Describe(leftOut[true].First())}.";
        if (other > 0) yield return $"{teacher} has words that another teacher lacks or has as zero, {other} of {kept.Length}; they are left out. The first is {vectors.Describe(leftOut[false].First())}.";
    }

    private static bool TryFind(WordVectors[] teachers, string word, int[] indexes)
    {
        for (int i = 0; i < teachers.Length; i++)
        {
            if (!teachers[i].TryGetIndex(word, out indexes[i]) || LengthOf(teachers[i][indexes[i]]) == 0) return false;
        }

        return true;
    }

    // In double precision: squares of numbers beyond 1e19 or below 1e-19 are no single-precision numbers.
    private static double LengthOf(ReadOnlySpan<float> vector)
    {
        double squares = 0;
        foreach (float number in vector) squares += (double)number * number;
        return Math.Sqrt(squares);
    }

    private static TeacherHead Normalize(string name, WordVectors vectors, List<int> rows)
    {
        int dimension = vectors.Dimension;
        float[] values = new float[checked(rows.Count * dimension)];
        for (int i = 0; i < rows.Count; i++)
        {
            ReadOnlySpan<float> vector = vectors[rows[i]];
            double length = LengthOf(vector);
            for (int k = 0; k < dimension; k++) values[(i * dimension) + k] = (float)(vector[k] / length);
        }

        return new TeacherHead(name, dimension, values);
    }
}
