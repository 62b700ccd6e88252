using Microsoft.ML;
using Microsoft.ML.Data;

namespace TextClassification;

public partial class TopicModel
{
    /// <summary>Accuracies, log-loss and the confusion table of a saved model over texts, by ML.NET's own evaluation.</summary>
    public static MulticlassClassificationMetrics Evaluate(MLContext mlContext, string modelPath, IDataView texts)
    {
        IDataView predicted = mlContext.Model.Load(modelPath, out _).Transform(texts);

        // The labels get the keys of the model's classes.
        VBuffer<ReadOnlyMemory<char>> classes = default;
        predicted.Schema["PredictedLabel"].GetKeyValues(ref classes);
        IDataView keys = mlContext.Data.LoadFromEnumerable(classes.DenseValues().Select(name => new { Label = name.ToString() }));
        IDataView labelled = mlContext.Transforms.Conversion.MapValueToKey("Label", keyData: keys).Fit(predicted).Transform(predicted);
        return mlContext.MulticlassClassification.Evaluate(labelled);
    }
}
