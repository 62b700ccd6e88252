using DistillEmb;
using Microsoft.ML;

namespace NerPipeline;

public partial class NerModel
{
    /// <summary>Precision, recall and F1 of a saved model over the names in tagged sentences.</summary>
    public static NerMetrics Evaluate(MLContext mlContext, string modelPath, IDataView sentences) =>
        mlContext.MulticlassClassification.EvaluateNer(mlContext.Model.Load(modelPath, out _).Transform(sentences), "Tags", "PredictedTags");
}
