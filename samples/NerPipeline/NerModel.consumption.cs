using Microsoft.ML;
using Microsoft.ML.Data;

namespace NerPipeline;

/// <summary>A tagger of names: a token and its neighbours in, its BIO tag out.</summary>
public partial class NerModel
{
    private static readonly Lazy<PredictionEngine<ModelInput, ModelOutput>> Engine = new(CreatePredictionEngine, isThreadSafe: true);

    /// <summary>The model's <c>.zip</c>.</summary>
    public static string ModelPath { get; set; } = Path.GetFullPath("NerModel.zip");

    /// <summary>Tags one token. A prediction engine is for one thread at a time.</summary>
    public static ModelOutput Predict(ModelInput input) => Engine.Value.Predict(input);

    // A fresh MLContext: nothing but the zip is needed to load the model.
    private static PredictionEngine<ModelInput, ModelOutput> CreatePredictionEngine()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(ModelPath, out _);
        return mlContext.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
    }

    /// <summary>What the model reads: one row a token.</summary>
    public class ModelInput
    {
        /// <summary>The token before; empty at the beginning of a sentence.</summary>
        [ColumnName("Previous")]
        public string Previous { get; set; } = "";

        /// <summary>The token to tag.</summary>
        [ColumnName("Token")]
        public string Token { get; set; } = "";

        /// <summary>The token after; empty at the end of a sentence.</summary>
        [ColumnName("Next")]
        public string Next { get; set; } = "";

        /// <summary>Its true tag; only training and evaluation read it.</summary>
        [ColumnName("Tag")]
        public string Tag { get; set; } = "";
    }

    /// <summary>What the model gives.</summary>
    public class ModelOutput
    {
        /// <summary>The most probable tag.</summary>
        [ColumnName("PredictedTag")]
        public string PredictedTag { get; set; } = "";

        /// <summary>The probability of every tag.</summary>
        [ColumnName("Score")]
        public float[] Score { get; set; } = [];
    }
}
