namespace DistillEmb;

/// <summary>Precision, recall and F1 of a type of entity, of a tag, of a class, or averaged; each 0 to 1, and 0 where it would divide by zero.</summary>
public sealed class PrecisionRecallScores
{
    internal PrecisionRecallScores(string name, long support, long predicted, long correct)
    {
        (Name, Support, Predicted, Correct) = (name, support, predicted, correct);
        Precision = predicted == 0 ? 0 : (double)correct / predicted;
        Recall = support == 0 ? 0 : (double)correct / support;
        F1 = Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
    }

    private PrecisionRecallScores(string name, IReadOnlyList<PrecisionRecallScores> parts, Func<PrecisionRecallScores, double> weight)
    {
        Name = name;
        Support = parts.Sum(part => part.Support);
        Predicted = parts.Sum(part => part.Predicted);
        Correct = parts.Sum(part => part.Correct);
        double total = parts.Sum(weight);
        Precision = Mean(part => part.Precision);
        Recall = Mean(part => part.Recall);
        F1 = Mean(part => part.F1);

        double Mean(Func<PrecisionRecallScores, double> score) => total == 0 ? 0 : parts.Sum(part => weight(part) * score(part)) / total;
    }

    private PrecisionRecallScores(string name) => (Name, Precision, Recall, F1) = (name, double.NaN, double.NaN, double.NaN);

    /// <summary>The type (<c>LOC</c>), the tag (<c>B-LOC</c>), the class, or which average it is.</summary>
    public string Name { get; }

    /// <summary>The share of what was predicted that is right.</summary>
    public double Precision { get; }

    /// <summary>The share of what there is that was found.</summary>
    public double Recall { get; }

    /// <summary>The harmonic mean of precision and recall; in an average, the average of that.</summary>
    public double F1 { get; }

    /// <summary>How many there are.</summary>
    public long Support { get; }

    /// <summary>How many were predicted.</summary>
    public long Predicted { get; }

    /// <summary>How many were predicted where they are.</summary>
    public long Correct { get; }

    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant($"{Name}: precision {Precision:F3}, recall {Recall:F3}, F1 {F1:F3} (support {Support})");

    // Everything counted together.
    internal static PrecisionRecallScores Micro(string name, IReadOnlyList<PrecisionRecallScores> parts) =>
        new(name, parts.Sum(part => part.Support), parts.Sum(part => part.Predicted), parts.Sum(part => part.Correct));

    // The mean of all, each counting the same.
    internal static PrecisionRecallScores Macro(string name, IReadOnlyList<PrecisionRecallScores> parts) => new(name, parts, _ => 1);

    // The mean of all, each counting as often as it is there.
    internal static PrecisionRecallScores Weighted(string name, IReadOnlyList<PrecisionRecallScores> parts) => new(name, parts, part => part.Support);

    internal static PrecisionRecallScores NotANumber(string name) => new(name);
}
