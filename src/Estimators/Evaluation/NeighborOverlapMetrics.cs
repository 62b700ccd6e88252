namespace DistillEmb.MLNet;

/// <summary>How many neighbours two tables share; see <see cref="NeighborOverlapEvaluator"/>.</summary>
public sealed class NeighborOverlapMetrics
{
    internal NeighborOverlapMetrics(int queries, int covered, int neighbors, double overlap)
    {
        Queries = queries;
        Covered = covered;
        Neighbors = neighbors;
        Overlap = overlap;
    }

    /// <summary>How many words were asked for.</summary>
    public int Queries { get; }

    /// <summary>How many of them both tables know; the others are left out.</summary>
    public int Covered { get; }

    /// <summary>How many neighbours of a word are compared at most.</summary>
    public int Neighbors { get; }

    /// <summary>The mean share of common words among the neighbours, 0 to 1; not a number where no query is covered.</summary>
    public double Overlap { get; }

    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant($"overlap@{Neighbors} {Overlap:F3} over {Covered} of {Queries} words");
}
