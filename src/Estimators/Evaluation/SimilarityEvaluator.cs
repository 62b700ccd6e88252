using MathNet.Numerics.Statistics;

namespace DistillEmb.MLNet;

/// <summary>Compares cosines with people's scores of the similarity of words.</summary>
/// <remarks>
/// Spearman's rank correlation: Pearson's of the ranks, where equal values share the mean of their ranks, as is usual since
/// L. Finkelstein et al., "Placing Search in Context" (2002).
/// </remarks>
public static class SimilarityEvaluator
{
    /// <summary>Correlates the cosines of pairs with their scores.</summary>
    /// <param name="table">The words' vectors.</param>
    /// <param name="pairs">The pairs, see <see cref="WordPair.LoadFile"/>. One with an unknown word is left out and reported as not covered.</param>
    /// <param name="listedWordsOnly">
    /// Whether words that are not listed count as unknown though the table computes them: the same pairs are then compared
    /// as of a file with the same words.
    /// </param>
    /// <param name="cancellation">Stops the evaluation.</param>
    /// <exception cref="ArgumentException">There are no pairs.</exception>
    public static SimilarityMetrics Evaluate(WordVectorTable table, IEnumerable<WordPair> pairs, bool listedWordsOnly = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(pairs);
        int count = 0;
        var scores = new List<double>();
        var cosines = new List<double>();
        foreach ((string first, string second, double score) in pairs)
        {
            cancellation.ThrowIfCancellationRequested();
            count++;
            if (listedWordsOnly && !(table.Contains(first) && table.Contains(second))) continue;
            if (table.Similarity(first, second) is not float cosine) continue;
            scores.Add(score);
            cosines.Add(cosine);
        }

        if (count == 0) throw new ArgumentException("There are no pairs.", nameof(pairs));
        return new SimilarityMetrics(count, scores.Count, scores.Count < 2 ? double.NaN : Correlation.Spearman(cosines, scores));
    }
}
