using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;
using DistillEmb.MLNet.Evaluation;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet;

/// <summary>
/// A list of words with a vector each, whatever they come from: a file, a data view, an encoder, any function. Evaluations
/// are made on it: <see cref="AnalogyEvaluator"/>, <see cref="SimilarityEvaluator"/>, <see cref="NeighborOverlapEvaluator"/>.
/// </summary>
/// <remarks>
/// Vectors are scaled to length 1; a word whose vector is zero (or, of a function, not finite) has no direction and is
/// unknown. Words are compared as encoders read them: case counts, the Unicode form and invisible characters don't. Safe to use from many threads at once,
/// as far as the function that it was made from is.
/// </remarks>
public sealed class WordVectorTable
{
    private WordVectorTable(UnitVectors vectors)
    {
        Vectors = vectors;
    }

    /// <summary>The words, each once, in the order of their source: the most frequent first, in word2vec's and fastText's files.</summary>
    public IReadOnlyList<string> Words => Vectors.Words;

    /// <summary>How many values a vector has.</summary>
    public int Dimension => Vectors.Dimension;

    /// <summary>Whether words that are not in the list have a vector too: true for an encoder and a function, false for a file and a data view.</summary>
    public bool ComputesUnlisted => Vectors.ComputesUnlisted;

    internal UnitVectors Vectors { get; }

    /// <summary>Reads a file of word vectors or a data view. Words that it does not list are unknown.</summary>
    /// <param name="teacher">Where the vectors are. Those of any transformer are in the data view that it puts out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The vectors cannot be read, or all of them are zero.</exception>
    public static WordVectorTable Load(Teacher teacher, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return FromVocabulary(TeacherVocabulary.Load([teacher], cancellation), teacher.Name);
    }

    /// <summary>The words that several teachers share with the vectors of one of them. It shares the vocabulary's memory.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="teacher">The name of the teacher.</param>
    /// <exception cref="ArgumentException">The vocabulary has no such teacher.</exception>
    public static WordVectorTable FromVocabulary(TeacherVocabulary vocabulary, string teacher)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(teacher);
        TeacherHead head = vocabulary.HeadList.FirstOrDefault(candidate => candidate.Name == teacher)
            ?? throw new ArgumentException($"The vocabulary has no teacher '{teacher}'; it has {string.Join(", ", vocabulary.Teachers.Select(name => $"'{name}'"))}.", nameof(teacher));
        return new WordVectorTable(new TeacherUnitVectors(vocabulary, head));
    }

    /// <summary>Embeds a list of words; words that are not in it are embedded when they are asked for.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="words">The words; each counts once. The list may be empty where nothing is searched in it.</param>
    /// <param name="head">The name of the head to take; null for all heads joined.</param>
    /// <param name="cancellation">Stops the embedding.</param>
    /// <exception cref="ArgumentException">The encoder has no such head, or a word is null.</exception>
    public static WordVectorTable FromEncoder(DistillEmbEncoder encoder, IEnumerable<string> words, string? head = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(words);
        (int offset, int dimension) = encoder.Range(head);
        return new WordVectorTable(new ComputedUnitVectors(
            words,
            dimension,
            chunk => [.. encoder.Embed(chunk).Select(vector => vector.AsSpan(offset, dimension).ToArray())],
            threads: -1,
            cancellation));
    }

    /// <summary>
    /// The vectors that a function gives: an encoder beside a table, joined vectors, another library's. Words that are not in
    /// the list are asked for when they are needed.
    /// </summary>
    /// <param name="words">The words; each counts once. The list may be empty where nothing is searched in it.</param>
    /// <param name="dimension">How many values a vector has.</param>
    /// <param name="embed">
    /// Gives a vector for each of some words, in their order; zeros for a word that it does not know. Called for one word or
    /// for a few thousand at a time; while the table is made, never twice at once.
    /// </param>
    /// <param name="cancellation">Stops the making of the table.</param>
    /// <exception cref="ArgumentException">A word is null.</exception>
    /// <exception cref="InvalidOperationException">The function gave another number of vectors, or of values in one. Later look-ups throw it too.</exception>
    public static WordVectorTable FromFunction(
        IEnumerable<string> words,
        int dimension,
        Func<IReadOnlyList<string>, IReadOnlyList<float[]>> embed,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        ArgumentNullException.ThrowIfNull(embed);
        return new WordVectorTable(new ComputedUnitVectors(words, dimension, embed, threads: 1, cancellation));
    }

    /// <summary>Whether a word is in the list.</summary>
    public bool Contains(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Vectors.TryGetIndex(word, out _);
    }

    /// <summary>The vector of a word, listed or computed.</summary>
    /// <param name="word">The word.</param>
    /// <param name="vector">Receives <see cref="Dimension"/> values, of length 1.</param>
    /// <returns>False where the word is unknown.</returns>
    public bool TryGetVector(string word, [NotNullWhen(true)] out float[]? vector)
    {
        ArgumentNullException.ThrowIfNull(word);
        vector = Vectors.TryFind(word, out KnownWord known) ? Vectors.VectorOf(known).ToArray() : null;
        return vector is not null;
    }

    /// <summary>The cosine of two words' vectors, -1 to 1; null where one of the words is unknown.</summary>
    public float? Similarity(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!Vectors.TryFind(first, out KnownWord one) || !Vectors.TryFind(second, out KnownWord other)) return null;
        return Math.Clamp(TensorPrimitives.Dot(Vectors.VectorOf(one), Vectors.VectorOf(other)), -1f, 1f);
    }

    /// <summary>The listed words that are nearest to a word by cosine, the nearest first, the word itself left out.</summary>
    /// <param name="word">The word to search for.</param>
    /// <param name="count">How many to return; fewer where the list is shorter.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>Empty where the word is unknown. Among equally near words, the earlier of the list comes first.</returns>
    public IReadOnlyList<WordNeighbor> FindNeighbors(string word, int count = 10, CancellationToken cancellation = default) => FindNeighbors([word], count, cancellation)[0];

    /// <summary>The neighbours of many words, each word itself left out: much faster than one by one.</summary>
    /// <param name="words">The words to search for.</param>
    /// <param name="count">How many to return for each; fewer where the list is shorter.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>One result a word, in the order of the words; an empty one where a word is unknown.</returns>
    public IReadOnlyList<IReadOnlyList<WordNeighbor>> FindNeighbors(IEnumerable<string> words, int count = 10, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return [.. NeighborSearch.Find(Vectors, [.. words], count, cancellation).Select(Named)];
    }

    /// <summary>The listed words that are nearest to a vector by cosine, the nearest first.</summary>
    /// <param name="vector"><see cref="Dimension"/> values, of any length but zero.</param>
    /// <param name="count">How many to return; fewer where the list is shorter.</param>
    /// <param name="exclude">Words to leave out; null for none.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>Among equally near words, the earlier of the list comes first.</returns>
    /// <exception cref="ArgumentException">The vector has another dimension, is zero or is not finite.</exception>
    public IReadOnlyList<WordNeighbor> FindNeighbors(ReadOnlySpan<float> vector, int count = 10, IEnumerable<string>? exclude = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (vector.Length != Dimension) throw new ArgumentException($"The vector has {vector.Length} values; the table's have {Dimension}.", nameof(vector));
        float[] unit = ComputedUnitVectors.UnitOf(vector) ?? throw new ArgumentException("The vector is zero or not finite; it has no direction.", nameof(vector));
        return Named(NeighborSearch.Find(Vectors, unit, exclude ?? [], count, cancellation));
    }

    private WordNeighbor[] Named((int Word, float Score)[] neighbors) =>
        [.. neighbors.Select(neighbor => new WordNeighbor(Words[neighbor.Word], Math.Clamp(neighbor.Score, -1f, 1f)))];
}
