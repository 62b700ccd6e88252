using DistillEmb.Classification;
using DistillEmb.MLNet.Text;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>Texts whose classes are known, with what a classifier says of them.</summary>
internal sealed class ClassifiedTexts(DistillEmbTextClassificationTransformer classifier, IReadOnlyList<LabeledTextRow> texts, IReadOnlyList<TextPrediction> predictions)
{
    public DistillEmbTextClassificationTransformer Classifier => classifier;

    public ClassScores Scores { get; } = new(texts.Zip(predictions, (text, prediction) => (text.Label, prediction.Label)));

    /// <summary>The texts and predictions in their order.</summary>
    public IEnumerable<(LabeledTextRow Text, TextPrediction Prediction)> Rows => texts.Zip(predictions);
}
