using DistillEmb.Characters;
using DistillEmb.MLNet.Evaluation;

namespace DistillEmb.MLNet;

/// <summary>
/// Measures how much of one table's neighbourhoods another keeps: for each of some words, the share of common words among
/// its k nearest in either table, by cosine, the word itself left out. Its mean says how much of a teacher a student keeps,
/// whatever the dimension and the direction of their spaces.
/// </summary>
public static class NeighborOverlapEvaluator
{
    /// <summary>Compares the neighbourhoods of words in two tables.</summary>
    /// <param name="first">A table.</param>
    /// <param name="second">Another one, with the same words; their order may differ.</param>
    /// <param name="queries">The words to ask for, each counted once; null for all words of the tables.</param>
    /// <param name="neighbors">How many neighbours of a word are compared; all where the tables have fewer.</param>
    /// <param name="cancellation">Stops the evaluation.</param>
    /// <exception cref="ArgumentException">The tables have different words or fewer than two, or there are no queries.</exception>
    public static NeighborOverlapMetrics Evaluate(
        WordVectorTable first,
        WordVectorTable second,
        IEnumerable<string>? queries = null,
        int neighbors = 10,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(neighbors);
        int[] places = PlacesIn(first, second);
        string[] words = [.. (queries ?? first.Words).DistinctBy(WordForm.Of, StringComparer.Ordinal)];
        if (words.Length == 0) throw new ArgumentException("There are no words to ask for.", nameof(queries));
        (int Word, float Score)[][] inFirst = NeighborSearch.Find(first.Vectors, words, neighbors, cancellation);
        (int Word, float Score)[][] inSecond = NeighborSearch.Find(second.Vectors, words, neighbors, cancellation);
        int covered = 0;
        double sum = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (inFirst[i].Length == 0 || inSecond[i].Length == 0) continue; // Only an unknown word has no neighbour.
            covered++;
            int[] common = [.. inFirst[i].Select(neighbor => neighbor.Word).Intersect(inSecond[i].Select(neighbor => places[neighbor.Word]))];
            sum += (double)common.Length / inFirst[i].Length;
        }

        return new NeighborOverlapMetrics(words.Length, covered, neighbors, covered == 0 ? double.NaN : sum / covered);
    }

    /// <summary>Where the words of the second table stand in the first.</summary>
    private static int[] PlacesIn(WordVectorTable first, WordVectorTable second)
    {
        int[] places = new int[second.Words.Count];
        for (int i = 0; i < places.Length; i++)
        {
            if (!first.Vectors.TryGetIndex(second.Words[i], out places[i])) throw Missing(second.Words[i], "first", nameof(second));
        }

        if (first.Words.Count > places.Length) throw Missing(first.Words.First(word => !second.Contains(word)), "second", nameof(first));
        if (places.Length < 2) throw new ArgumentException($"The tables have {places.Length} words; neighbours need at least two.", nameof(first));
        return places;
    }

    private static ArgumentException Missing(string word, string table, string parameter) => new($"The word '{word}' is not in the {table} table; both need the same words.", parameter);
}
