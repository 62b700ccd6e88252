using Microsoft.ML;
using Microsoft.ML.Data;

namespace TextClassification;

/// <summary>A classifier of texts: a text in, its topic and how probable each is out.</summary>
public partial class TopicModel
{
    private static readonly Lazy<PredictionEngine<ModelInput, ModelOutput>> Engine = new(CreatePredictionEngine, isThreadSafe: true);

    /// <summary>The model's <c>.zip</c>.</summary>
    public static string ModelPath { get; set; } = Path.GetFullPath("TopicModel.zip");

    /// <summary>Classifies one text. A prediction engine is for one thread at a time.</summary>
    public static ModelOutput Predict(ModelInput input) => Engine.Value.Predict(input);

    // A fresh MLContext: nothing but the zip is needed to load the model, and no native library.
    private static PredictionEngine<ModelInput, ModelOutput> CreatePredictionEngine()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(ModelPath, out _);
        return mlContext.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
    }

    /// <summary>What the model reads.</summary>
    public class ModelInput
    {
        /// <summary>The text.</summary>
        [ColumnName("Text")]
        public string Text { get; set; } = "";

        /// <summary>Its true topic; only training and evaluation read it.</summary>
        [ColumnName("Label")]
        public string Label { get; set; } = "";
    }

    /// <summary>What the model gives.</summary>
    public class ModelOutput
    {
        /// <summary>The topic.</summary>
        [ColumnName("PredictedTopic")]
        public string PredictedTopic { get; set; } = "";

        /// <summary>How probable each topic is; the largest is that of the topic.</summary>
        [ColumnName("Score")]
        public float[] Score { get; set; } = [];
    }
}
