namespace DistillEmb.MLNet;

/// <summary>How many analogies of a section, or of all of them, were solved; see <see cref="AnalogyEvaluator"/>.</summary>
public sealed class AnalogyMetrics
{
    internal AnalogyMetrics(string? section, int questions, int covered, int correct)
    {
        Section = section;
        Questions = questions;
        Covered = covered;
        Correct = correct;
    }

    /// <summary>The name of the section; null for all sections together.</summary>
    public string? Section { get; }

    /// <summary>How many questions there are.</summary>
    public int Questions { get; }

    /// <summary>How many of them could be asked: all four words are known.</summary>
    public int Covered { get; }

    /// <summary>How many were answered with the expected word.</summary>
    public int Correct { get; }

    /// <summary>The share of covered questions that were solved, 0 to 1; not a number where none is covered.</summary>
    public double Accuracy => Covered == 0 ? double.NaN : (double)Correct / Covered;

    /// <summary>The share of all questions that were solved, 0 to 1: those that are not covered count as wrong.</summary>
    public double AccuracyOfAll => Questions == 0 ? double.NaN : (double)Correct / Questions;

    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant(
        $"{Section ?? "all"}: accuracy {Accuracy:F3} of {Covered} covered, {AccuracyOfAll:F3} of {Questions} questions ({Correct} correct)");
}
