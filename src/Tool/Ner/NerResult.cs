using DistillEmb.MLNet.Tool.Evaluation;
using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>A tagger's scores as facts and a table.</summary>
internal static class NerResult
{
    public static Result Of(NerMetrics metrics)
    {
        var result = new Result();
        if (metrics.HasSpans)
        {
            result.Add("f1", "F1", metrics.F1, ScoreTable.Share);
            result.Add("precision", "precision", metrics.Precision, ScoreTable.Share);
            result.Add("recall", "recall", metrics.Recall, ScoreTable.Share);
        }

        result.Add("tokenAccuracy", "token accuracy", metrics.TokenAccuracy, ScoreTable.Share);
        result.Add("tokens", "tokens", metrics.TokenCount, "N0");
        result.Add("sentences", "sentences", metrics.SentenceCount, "N0");
        IEnumerable<PrecisionRecallScores> scores = metrics.HasSpans ? [.. metrics.PerType, metrics.Micro, metrics.Macro, metrics.Weighted] : [.. metrics.PerTag, metrics.TagMacro];
        result.Tables.Add(metrics.HasSpans ? ScoreTable.Of("types", "type", scores) : ScoreTable.Of("tags", "tag", scores));
        return result;
    }
}
