using Microsoft.ML;
using Microsoft.ML.Data;

namespace Amharic;

/// <summary>A distilled encoder in a pipeline: text in, the vector of every token out.</summary>
public partial class AmharicModel
{
    private static readonly Lazy<PredictionEngine<ModelInput, ModelOutput>> Engine = new(CreatePredictionEngine, isThreadSafe: true);

    /// <summary>The model's <c>.zip</c>.</summary>
    public static string ModelPath { get; set; } = Path.GetFullPath("AmharicModel.zip");

    /// <summary>Applies the model to one text. A prediction engine is for one thread at a time.</summary>
    public static ModelOutput Predict(ModelInput input) => Engine.Value.Predict(input);

    // A fresh MLContext: nothing but the zip is needed to load the model.
    private static PredictionEngine<ModelInput, ModelOutput> CreatePredictionEngine()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(ModelPath, out _);
        return mlContext.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
    }

    /// <summary>What the model reads.</summary>
    public class ModelInput
    {
        /// <summary>A sentence, its tokens between single spaces.</summary>
        [ColumnName("Text")]
        public string Text { get; set; } = "";
    }

    /// <summary>What the model gives.</summary>
    public class ModelOutput
    {
        /// <summary>The tokens of the text.</summary>
        [ColumnName("Tokens")]
        public string[] Tokens { get; set; } = [];

        /// <summary>Their vectors, one after another.</summary>
        [ColumnName("Vectors")]
        public float[] Vectors { get; set; } = [];
    }
}
