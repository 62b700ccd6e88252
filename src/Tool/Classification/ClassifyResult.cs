using DistillEmb.Classification;
using DistillEmb.MLNet.Tool.Evaluation;
using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>A classifier's scores as facts and a table.</summary>
internal static class ClassifyResult
{
    public static Result Of(ClassScores scores)
    {
        var result = new Result();
        result.Add("accuracy", "accuracy", scores.Accuracy, ScoreTable.Share);
        result.Add("macroF1", "macro F1", scores.Macro.F1, ScoreTable.Share);
        result.Add("texts", "texts", scores.Count, "N0");
        result.Tables.Add(ScoreTable.Of("classes", "class", scores.PerClass));
        return result;
    }
}
