using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Evaluation;

/// <summary>Retrieval figures as a table, a row a teacher.</summary>
internal static class RetrievalTable
{
    private const string Share = "F3";

    private static readonly ResultColumn[] Columns =
    [
        new("head", "head"),
        new("words", "words", "N0"),
        new("hitsAt1", "hits@1", Share),
        new("hitsAt10", "hits@10", Share),
        new("meanReciprocalRank", "MRR", Share),
        new("meanCosine", "cosine", Share),
        new("centeredCosine", "centered cosine", Share),
    ];

    public static ResultTable Of(string key, string caption, IReadOnlyList<RetrievalMetrics> metrics) => new(
        key,
        caption,
        Columns,
        [.. metrics.Select(head => new object?[] { head.Head, head.Queries, head.HitsAt1, head.HitsAt10, head.MeanReciprocalRank, head.MeanCosine, head.CenteredCosine })]);
}
