using DistillEmb.MLNet.Tool.Models;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>A pipeline with a classifier of texts in it.</summary>
internal sealed class TextModel
{
    private readonly MLContext _mlContext;
    private readonly ITransformer _pipeline;
    private readonly string? _textColumn;

    /// <param name="mlContext">The context.</param>
    /// <param name="pipeline">All steps, from the texts on.</param>
    /// <param name="textColumn">The column of texts; null where the pipeline reads tokens, which are then what stands between blanks.</param>
    public TextModel(MLContext mlContext, ITransformer pipeline, string? textColumn)
    {
        (_mlContext, _pipeline, _textColumn) = (mlContext, pipeline, textColumn);
        Classifier = ModelSteps.Of(pipeline).OfType<DistillEmbTextClassificationTransformer>().First();
    }

    public DistillEmbTextClassificationTransformer Classifier { get; }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no model, is damaged, has no classifier in it, or it is not clear what it reads.</exception>
    public static TextModel Load(MLContext mlContext, string path)
    {
        ITransformer pipeline = mlContext.Model.LoadVerified(path, out DataViewSchema? schema);
        DistillEmbTextClassificationTransformer classifier = ModelSteps.Of(pipeline).OfType<DistillEmbTextClassificationTransformer>().FirstOrDefault()
            ?? throw new InvalidDataException($"The model '{path}' has no classifier of texts in it; 'distillemb info {path}' says what it has, 'distillemb classify train' makes one.");
        if (schema is null) return new TextModel(mlContext, pipeline, nameof(LabeledText.Text)); // Saved without one: its user knows the column, most call it so.
        if (schema.GetColumnOrNull(classifier.TokensColumnName) is { Type: VectorDataViewType }) return new TextModel(mlContext, pipeline, null);
        string[] columns = [.. schema.Where(column => column.Type is TextDataViewType && column.Name != nameof(LabeledText.Label)).Select(column => column.Name)];
        if (columns.Contains(nameof(LabeledText.Text))) return new TextModel(mlContext, pipeline, nameof(LabeledText.Text));
        if (columns is [string only]) return new TextModel(mlContext, pipeline, only);
        string all = string.Join(", ", schema.Select(column => column.Name));
        throw new InvalidDataException($"The model '{path}' reads the columns {all}; expected one of text, named {nameof(LabeledText.Text)} where there are several, or {classifier.TokensColumnName}, of tokens.");
    }

    public TextLabeler CreateLabeler() => new(_mlContext, _pipeline, Classifier, _textColumn);

    /// <summary>The classes of texts beside those that they have, on all processors.</summary>
    public ClassifiedTexts Classify(LabeledText[] texts)
    {
        var predictions = new TextPrediction[texts.Length];
        Parallel.For(
            0,
            texts.Length,
            CreateLabeler,
            (i, _, labeler) =>
            {
                predictions[i] = labeler.Label(texts[i].Text);
                return labeler;
            },
            labeler => labeler.Dispose());
        return new ClassifiedTexts(Classifier, texts, predictions);
    }
}
