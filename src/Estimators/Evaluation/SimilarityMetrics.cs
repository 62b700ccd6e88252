namespace DistillEmb.MLNet;

/// <summary>How well cosines order pairs of words as people do; see <see cref="SimilarityEvaluator"/>.</summary>
public sealed class SimilarityMetrics
{
    internal SimilarityMetrics(int pairs, int covered, double spearman)
    {
        Pairs = pairs;
        Covered = covered;
        Spearman = spearman;
    }

    /// <summary>How many pairs there are.</summary>
    public int Pairs { get; }

    /// <summary>How many of them have two known words; the others are left out.</summary>
    public int Covered { get; }

    /// <summary>
    /// Spearman's rank correlation of cosines and scores over the covered pairs, -1 to 1; not a number where fewer than two
    /// are covered, or all of them have one score or one cosine.
    /// </summary>
    public double Spearman { get; }

    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant($"Spearman {Spearman:F3} over {Covered} of {Pairs} pairs");
}
