using System.Collections.Concurrent;
using DistillEmb.Characters;

namespace DistillEmb.MLNet.Evaluation;

/// <summary>Words whose vectors a function gives, those of words that are not listed too.</summary>
internal sealed class ComputedUnitVectors : UnitVectors
{
    private const int ChunkSize = 4096;

    private readonly Func<IReadOnlyList<string>, IReadOnlyList<float[]>> _embed;
    private readonly List<string> _words = [];
    private readonly List<float[]> _vectors = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal); // By the words' forms.

    /// <summary>Computes the vectors of the listed words; words without a direction are left out of the list.</summary>
    /// <param name="words">The words; each counts once, in its first spelling.</param>
    /// <param name="dimension">Dimension of a vector.</param>
    /// <param name="embed">Gives one vector a word, in their order.</param>
    /// <param name="threads">How many threads may call the function at once; -1 for one a processor.</param>
    /// <param name="cancellation">Stops the computation.</param>
    public ComputedUnitVectors(
        IEnumerable<string> words,
        int dimension,
        Func<IReadOnlyList<string>, IReadOnlyList<float[]>> embed,
        int threads,
        CancellationToken cancellation)
    {
        Dimension = dimension;
        _embed = embed;
        // As they are given: the function may know no other form.
        string[] all = [.. words.Select(word => word ?? throw new ArgumentException("The list holds a word that is null.", nameof(words))).DistinctBy(WordForm.Of, StringComparer.Ordinal)];
        float[]?[] vectors = new float[]?[all.Length];
        ForEachChunk(all.Length, threads, cancellation, (start, end) => Embed(all[start..end]).CopyTo(vectors, start));
        for (int i = 0; i < all.Length; i++)
        {
            if (vectors[i] is not float[] vector) continue;
            _indexes.Add(WordForm.Of(all[i]), _words.Count);
            _words.Add(all[i]);
            _vectors.Add(vector);
        }
    }

    public override IReadOnlyList<string> Words => _words;

    public override int Dimension { get; }

    public override bool ComputesUnlisted => true;

    public override ReadOnlySpan<float> this[int word] => _vectors[word];

    public override bool TryGetIndex(string word, out int index) => _indexes.TryGetValue(WordForm.Of(word), out index);

    /// <summary>A vector scaled to length 1; null where it has no direction.</summary>
    public static float[]? UnitOf(ReadOnlySpan<float> vector)
    {
        // In double precision: squares of values beyond 1e19 or below 1e-19 are no single-precision values.
        double squares = 0;
        foreach (float number in vector) squares += (double)number * number;
        double length = Math.Sqrt(squares);
        if (!(length > 0) || !double.IsFinite(length)) return null;
        float[] unit = new float[vector.Length];
        for (int i = 0; i < unit.Length; i++) unit[i] = (float)(vector[i] / length);
        return unit;
    }

    protected override float[]? Compute(string word) => Embed([word])[0];

    private static void ForEachChunk(int count, int threads, CancellationToken cancellation, Action<int, int> action)
    {
        try
        {
            var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads };
            Parallel.ForEach(Partitioner.Create(0, Math.Max(count, 1), ChunkSize), options, range => action(range.Item1, Math.Min(range.Item2, count)));
        }
        catch (AggregateException faults)
        {
            // The fault of the function itself, as its author threw it.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }

    private float[]?[] Embed(string[] words)
    {
        if (words.Length == 0) return [];
        IReadOnlyList<float[]> vectors = _embed(words);
        if (vectors.Count != words.Length) throw new InvalidOperationException($"The function gave {vectors.Count} vectors for {words.Length} words.");
        float[]?[] units = new float[]?[words.Length];
        for (int i = 0; i < units.Length; i++)
        {
            float[] vector = vectors[i] ?? throw new InvalidOperationException($"The function gave no vector for '{words[i]}'.");
            if (vector.Length != Dimension) throw new InvalidOperationException($"The function gave {vector.Length} values for '{words[i]}'; expected {Dimension}.");
            units[i] = UnitOf(vector);
        }

        return units;
    }
}
