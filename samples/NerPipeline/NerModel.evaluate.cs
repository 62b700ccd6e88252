using Microsoft.ML;
using Microsoft.ML.Data;

namespace NerPipeline;

public partial class NerModel
{
    /// <summary>
    /// Token metrics of a saved model on tagged rows, with their confusion table. Most tokens are no name, so the accuracy
    /// over tokens that are is the telling one.
    /// </summary>
    public static (MulticlassClassificationMetrics Metrics, double NameAccuracy) Evaluate(MLContext mlContext, string modelPath, IReadOnlyList<ModelInput> rows)
    {
        IDataView data = mlContext.Data.LoadFromEnumerable(rows);
        IDataView predicted = mlContext.Model.Load(modelPath, out _).Transform(data);
        MulticlassClassificationMetrics metrics = mlContext.MulticlassClassification.Evaluate(predicted);
        string[] tags = [.. predicted.GetColumn<string>("PredictedTag")];
        int names = rows.Count(row => row.Tag != "O");
        int right = rows.Where((row, i) => row.Tag != "O" && tags[i] == row.Tag).Count();
        return (metrics, names == 0 ? 0 : (double)right / names);
    }
}
