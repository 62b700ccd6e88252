using Microsoft.ML;
using Microsoft.ML.Data;

namespace NerPipeline;

/// <summary>A tagger of names: a sentence's tokens in, their BIO tags and the names out.</summary>
public partial class NerModel
{
    private static readonly Lazy<PredictionEngine<ModelInput, ModelOutput>> Engine = new(CreatePredictionEngine, isThreadSafe: true);

    /// <summary>The model's <c>.zip</c>.</summary>
    public static string ModelPath { get; set; } = Path.GetFullPath("NerModel.zip");

    /// <summary>Tags one sentence. A prediction engine is for one thread at a time.</summary>
    public static ModelOutput Predict(ModelInput input) => Engine.Value.Predict(input);

    // A fresh MLContext: nothing but the zip is needed to load the model, and no native library.
    private static PredictionEngine<ModelInput, ModelOutput> CreatePredictionEngine()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(ModelPath, out _);
        return mlContext.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
    }

    /// <summary>What the model reads: one row a sentence.</summary>
    public class ModelInput
    {
        /// <summary>The tokens.</summary>
        [ColumnName("Tokens")]
        public string[] Tokens { get; set; } = [];

        /// <summary>Their true tags; only training and evaluation read them.</summary>
        [ColumnName("Tags")]
        public string[] Tags { get; set; } = [];
    }

    /// <summary>What the model gives.</summary>
    public class ModelOutput
    {
        /// <summary>The tag of each token.</summary>
        [ColumnName("PredictedTags")]
        public string[] PredictedTags { get; set; } = [];

        /// <summary>How probable each tag is.</summary>
        [ColumnName("Confidence")]
        public float[] Confidence { get; set; } = [];

        /// <summary>The names and dates in the sentence.</summary>
        [ColumnName("Entities.Text")]
        public string[] Names { get; set; } = [];

        /// <summary>The type of each: PER, LOC, ORG or DATE.</summary>
        [ColumnName("Entities.Type")]
        public string[] Types { get; set; } = [];

        /// <summary>The place of the first token of each, from 0.</summary>
        [ColumnName("Entities.FirstToken")]
        public int[] Firsts { get; set; } = [];

        /// <summary>The place of the last token of each.</summary>
        [ColumnName("Entities.LastToken")]
        public int[] Lasts { get; set; } = [];

        /// <summary>How sure each is: as its least sure tag.</summary>
        [ColumnName("Entities.Confidence")]
        public float[] Confidences { get; set; } = [];
    }
}
