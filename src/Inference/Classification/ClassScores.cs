namespace DistillEmb.Classification;

/// <summary>How well the classes of rows were predicted.</summary>
internal sealed class ClassScores
{
    /// <param name="rows">The class that each row has, and the one that it was given.</param>
    public ClassScores(IEnumerable<(string Actual, string Predicted)> rows)
    {
        Confusion = new TagConfusion(rows.CountBy(row => row).ToDictionary(group => group.Key, group => (long)group.Value));
        PerClass = Confusion.Scores();
        Count = PerClass.Sum(score => score.Support);
        Accuracy = Count == 0 ? 0 : (double)PerClass.Sum(score => score.Correct) / Count;
        Macro = PrecisionRecallScores.Macro("macro average", PerClass);
    }

    /// <summary>How many rows there are.</summary>
    public long Count { get; }

    /// <summary>The share of rows that were given their class; 0 where there are none.</summary>
    public double Accuracy { get; }

    /// <summary>The classes that rows have or were given, sorted by name.</summary>
    public IReadOnlyList<PrecisionRecallScores> PerClass { get; }

    /// <summary>The mean over the classes, each counting the same.</summary>
    public PrecisionRecallScores Macro { get; }

    /// <summary>The classes that rows have against those that they were given.</summary>
    public TagConfusion Confusion { get; }
}
