using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>A tagger's scores as facts and a table.</summary>
internal static class NerResult
{
    private const string Share = "F3";

    public static Result Of(NerMetrics metrics)
    {
        var result = new Result();
        if (metrics.HasSpans)
        {
            result.Add("f1", "F1", metrics.F1, Share);
            result.Add("precision", "precision", metrics.Precision, Share);
            result.Add("recall", "recall", metrics.Recall, Share);
        }

        result.Add("tokenAccuracy", "token accuracy", metrics.TokenAccuracy, Share);
        result.Add("tokens", "tokens", metrics.TokenCount, "N0");
        result.Add("sentences", "sentences", metrics.SentenceCount, "N0");
        IEnumerable<NerScores> scores = metrics.HasSpans ? [.. metrics.PerType, metrics.Micro, metrics.Macro, metrics.Weighted] : [.. metrics.PerTag, metrics.TagMacro];
        result.Tables.Add(new ResultTable(
            metrics.HasSpans ? "types" : "tags",
            "",
            [new("name", metrics.HasSpans ? "type" : "tag"), new("precision", "precision", Share), new("recall", "recall", Share), new("f1", "F1", Share), new("support", "support", "N0")],
            [.. scores.Select(score => new object?[] { score.Name, score.Precision, score.Recall, score.F1, score.Support })]));
        return result;
    }
}
