using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Evaluation;

/// <summary>Precision, recall, F1 and support, a row a name.</summary>
internal static class ScoreTable
{
    public const string Share = "F3";

    /// <param name="key">The table's name in JSON.</param>
    /// <param name="heading">What the names are of.</param>
    /// <param name="scores">The rows.</param>
    public static ResultTable Of(string key, string heading, IEnumerable<PrecisionRecallScores> scores) => new(
        key,
        "",
        [new("name", heading), new("precision", "precision", Share), new("recall", "recall", Share), new("f1", "F1", Share), new("support", "support", "N0")],
        [.. scores.Select(score => new object?[] { score.Name, score.Precision, score.Recall, score.F1, score.Support })]);
}
