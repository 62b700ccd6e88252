using System.Runtime.ExceptionServices;
using DistillEmb.Encoder;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet;

/// <summary>The words that all teachers hold, with their vectors scaled to length 1.</summary>
/// <remarks>
/// Each vector is held once, as values of four bytes; the words take some 70 bytes each. Loading takes little more memory
/// than that, for all teachers together. Words are in the form in which encoders read them, Normalization Form C without invisible characters:
/// a word that a teacher has in several such spellings counts once, with its first vector.
/// </remarks>
public sealed class TeacherVocabulary
{
    private readonly WordTable _table;

    private TeacherVocabulary(WordTable table, IReadOnlyList<TeacherHead> heads, TeacherSpace space, int skipped, IReadOnlyList<string> warnings)
    {
        _table = table;
        HeadList = heads;
        Space = space;
        Skipped = skipped;
        Warnings = warnings;
    }

    /// <summary>The words, in the order of the first teacher (the most frequent first, in word2vec's and fastText's files).</summary>
    public IReadOnlyList<string> Words => _table.Words;

    /// <summary>The names of the teachers.</summary>
    public IReadOnlyList<string> Teachers => [.. HeadList.Select(head => head.Name)];

    internal IReadOnlyList<TeacherHead> HeadList { get; }

    /// <summary>What was made of the teachers' vectors.</summary>
    internal TeacherSpace Space { get; }

    /// <summary>Words of the first teacher that were left out: another teacher lacks them, or a vector of theirs is zero.</summary>
    internal int Skipped { get; }

    /// <summary>What was passed over in the teachers, a sentence each: the teacher, the count, and the first such word with its place.</summary>
    internal IReadOnlyList<string> Warnings { get; }

    /// <summary>How the corpora were read that teachers were trained from, what was counted there and what happened, a sentence each.</summary>
    internal IReadOnlyList<string> Findings { get; private init; } = [];

    internal int VectorSize => HeadList.Sum(head => head.Dimension);

    /// <summary>Reads the teachers, side by side, and keeps the words that all of them hold.</summary>
    /// <param name="teachers">One teacher or more, with different names.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentException">There is no teacher, or two of them have the same name.</exception>
    /// <exception cref="FileNotFoundException">A teacher's file does not exist.</exception>
    /// <exception cref="InvalidDataException">A teacher cannot be read, or the teachers share no word.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static TeacherVocabulary Load(IEnumerable<Teacher> teachers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(teachers);
        Teacher[] all = [.. teachers];
        if (all.Length == 0) throw new ArgumentException("No teacher was given; at least one is needed.", nameof(teachers));
        string? twice = all.GroupBy(teacher => teacher.Name).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null) throw new ArgumentException($"Two teachers are named '{twice}'; give each its own name.", nameof(teachers));
        return Intersect(all, LoadAll(all, cancellation), cancellation);
    }

    /// <summary>
    /// The same words, with each further teacher rotated by the orthogonal matrix that brings it nearest to the first one
    /// (orthogonal Procrustes, Schönemann 1966).
    /// </summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A vocabulary with copies of the further teachers' vectors; this one stays as it is. Of a single teacher, this one itself.</returns>
    /// <remarks>
    /// Teachers that were trained apart have axes of their own, so that one output cannot be near to both; where they are rotated
    /// it can. The words of <see cref="WordSubset.Train"/> alone decide the rotation, by their vectors of length 1. A rotation
    /// keeps a teacher's lengths and cosines, and so its neighbours. This is what <see cref="DistillEmbOptions.AlignTeachers"/>
    /// trains on. To evaluate an encoder of that kind it is not needed: <see cref="RetrievalEvaluator"/> does it itself.
    /// </remarks>
    /// <exception cref="InvalidDataException">The teachers differ in dimension, or there are no words for training.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public TeacherVocabulary Align(CancellationToken cancellation = default) => HeadList.Count == 1
        ? this
        : With(TeacherAlignment.Align(HeadList, DecidingWords(), cancellation), TeacherSpaceKind.Aligned);

    /// <summary>
    /// The same words with one teacher in place of all: the teachers' vectors of length 1, joined and reduced to their principal
    /// directions (PCA without centering).
    /// </summary>
    /// <param name="dimension">Values in a fused vector: 1 to the teachers' dimensions together; null for the first teacher's dimension.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A vocabulary of one teacher, named by the names of all, joined by <c>+</c>; this one stays as it is.</returns>
    /// <remarks>
    /// <para>The words of <see cref="WordSubset.Train"/> alone decide the directions. Fused cosines approximate the mean of the
    /// teachers' cosines, and with all dimensions they are that. Nothing is centered, because that would change them. Aligned
    /// or not, teachers give the same fused cosines. Time grows with the cube of the teachers' joint dimension: seconds up to a thousand.</para>
    /// <para>This is what <see cref="HeadLayout.Fused"/> trains on, and what <see cref="RetrievalEvaluator"/> compares an encoder of that
    /// kind with. Its head is not in the space of any one teacher, and cannot be compared with one, but neighbours can be compared in any space: give <see cref="NeighborOverlapEvaluator"/> a <see cref="WordVectorTable"/>
    /// of the teacher and one of the encoder.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is less than 1 or more than the teachers have together.</exception>
    /// <exception cref="InvalidDataException">There are no words for training, or nothing is left of a word in so few dimensions.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public TeacherVocabulary Fuse(int? dimension = null, CancellationToken cancellation = default)
    {
        int kept = dimension ?? HeadList[0].Dimension;
        ArgumentOutOfRangeException.ThrowIfLessThan(kept, 1, nameof(dimension));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kept, VectorSize, nameof(dimension));
        return With([TeacherFusion.Fuse(HeadList, kept, Words, DecidingWords(), cancellation)], TeacherSpaceKind.Fused);
    }

    /// <summary>Whether the teachers hold a word, in whatever Unicode form it is written.</summary>
    public bool Contains(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return _table.TryGetIndex(word, out _);
    }

    /// <summary>The words of a subset.</summary>
    public IEnumerable<string> WordsOf(WordSubset subset) => Words.Where(word => HeldOutWords.SubsetOf(word) == subset);

    internal bool TryGetIndex(ReadOnlySpan<char> word, out int index) => _table.TryGetIndex(word, out index);

    internal int[] IndexesOf(WordSubset subset) => [.. Enumerable.Range(0, Words.Count).Where(i => HeldOutWords.SubsetOf(Words[i]) == subset)];

    /// <summary>The vocabulary as an encoder was trained on it: aligned or fused, as the encoder says. One that says nothing takes it as it is.</summary>
    /// <exception cref="ArgumentException">It lacks a teacher that decides the encoder's space, or its own space is another one.</exception>
    internal TeacherVocabulary InSpaceOf(DistillEmbEncoder encoder, CancellationToken cancellation)
    {
        if (encoder.Space is not TeacherSpace space || Space.IsOf(space)) return this;
        if (Space.Kind != TeacherSpaceKind.Own) throw new ArgumentException($"The encoder was trained on {space}; the vocabulary is of {Space}. Give it the teachers as they were loaded.", nameof(encoder));
        if (Teachers.Count != space.Teachers.Count || space.Teachers.Except(Teachers).Any())
            throw new ArgumentException($"The encoder was trained on {space}, which all of them decide; the vocabulary is of {Space}. Give it all of the encoder's teachers, by these names.", nameof(encoder));
        var ordered = new TeacherVocabulary(_table, [.. space.Teachers.Select(name => HeadList.First(head => head.Name == name))], Space with { Teachers = space.Teachers }, Skipped, Warnings) { Findings = Findings };
        return space.Kind == TeacherSpaceKind.Aligned ? ordered.Align(cancellation) : ordered.Fuse(encoder.VectorSize, cancellation);
    }

    private TeacherVocabulary With(IReadOnlyList<TeacherHead> heads, TeacherSpaceKind kind) => new(_table, heads, Space with { Kind = kind }, Skipped, Warnings) { Findings = Findings };

    private int[] DecidingWords()
    {
        int[] words = IndexesOf(WordSubset.Train);
        return words.Length > 0 ? words : throw new InvalidDataException($"None of the {Words.Count} words is for training, so that nothing decides how the teachers are brought together.");
    }

    private static WordVectors[] LoadAll(Teacher[] teachers, CancellationToken cancellation)
    {
        foreach (Teacher teacher in teachers) teacher.CheckExists(); // Before another one is read for a minute.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var loaded = new WordVectors[teachers.Length];
        var faults = new ExceptionDispatchInfo?[teachers.Length];
        Parallel.For(0, teachers.Length, new ParallelOptions { MaxDegreeOfParallelism = teachers.Length }, i =>
        {
            try
            {
                loaded[i] = teachers[i].Load(stop.Token);
            }
            catch (Exception fault)
            {
                faults[i] = ExceptionDispatchInfo.Capture(fault);
                stop.Cancel();
            }
        });

        // Of those that a fault of another teacher stopped, nothing is told.
        cancellation.ThrowIfCancellationRequested();
        (Array.Find(faults, fault => fault?.SourceException is not (null or OperationCanceledException)) ?? Array.Find(faults, fault => fault is not null))?.Throw();
        return loaded;
    }

    private static TeacherVocabulary Intersect(Teacher[] teachers, WordVectors[] loaded, CancellationToken cancellation)
    {
        float[][] lengths = [.. loaded.Select(vectors => VectorLengths.Normalize(vectors.Vectors, cancellation))];
        var shared = new SharedWords(loaded, lengths, cancellation);
        if (shared.Count == 0)
        {
            throw new InvalidDataException(teachers.Length == 1
                ? $"{teachers[0].Description} holds no word with a vector other than zero."
                : $"The teachers share no word: {string.Join(", ", teachers.Select((teacher, i) => $"'{teacher.Name}' has {loaded[i].Words.Count}"))} words.");
        }

        string[] warnings = [.. teachers.SelectMany((teacher, i) => loaded[i].Warnings(teacher.Description).Concat(shared.Warnings(i, teacher.Description)))];
        WordTable table = shared.MakeTable();
        int skipped = loaded[0].Words.Count - shared.Count;
        float[][] kept = shared.KeepShared(cancellation);
        var space = new TeacherSpace(TeacherSpaceKind.Own, [.. teachers.Select(teacher => teacher.Name)]);
        return new TeacherVocabulary(table, [.. teachers.Select((teacher, i) => new TeacherHead(teacher.Name, loaded[i].Vectors, kept[i]))], space, skipped, warnings) { Findings = [.. loaded.SelectMany(vectors => vectors.Findings)] };
    }
}
