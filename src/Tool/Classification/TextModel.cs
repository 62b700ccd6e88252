using DistillEmb.MLNet.Text;
using DistillEmb.MLNet.Tool.Models;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>The classifier of texts in a pipeline, with the steps before it that make its tokens.</summary>
internal sealed class TextModel
{
    private readonly MLContext _mlContext;
    private readonly ITransformer _steps;
    private readonly string? _textColumn;

    /// <param name="mlContext">The context.</param>
    /// <param name="pipeline">A pipeline with a classifier in it.</param>
    /// <param name="textColumn">The column of texts; null where the pipeline reads tokens, which are then what stands between blanks.</param>
    public TextModel(MLContext mlContext, ITransformer pipeline, string? textColumn)
    {
        (_mlContext, _textColumn) = (mlContext, textColumn);

        // What follows the classifier may have another form of its columns, and keys of labels need labels.
        ITransformer[] steps = [.. ModelSteps.Of(pipeline)];
        int classifier = Array.FindIndex(steps, step => step is DistillEmbTextClassificationTransformer);
        Classifier = (DistillEmbTextClassificationTransformer)steps[classifier];
        _steps = new TransformerChain<ITransformer>([.. steps[..(classifier + 1)].Where(step => step is not ValueToKeyMappingTransformer)]);
    }

    public DistillEmbTextClassificationTransformer Classifier { get; }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no model, is damaged, has no classifier in it, or reads something else than texts or tokens.</exception>
    public static TextModel Load(MLContext mlContext, string path, CancellationToken stop)
    {
        (ITransformer pipeline, DataViewSchema? schema) = ModelInput.Pipeline(mlContext, path, stop);
        DistillEmbTextClassificationTransformer classifier = ModelSteps.Find<DistillEmbTextClassificationTransformer>(pipeline, path, "classifier of texts", "classify train");
        bool alone = ModelSteps.Of(pipeline).First() == classifier;
        var model = new TextModel(mlContext, pipeline, alone || schema?.GetColumnOrNull(classifier.TokensColumnName) is { Type: VectorDataViewType } ? null : TextColumnOf(schema, path, classifier));
        try
        {
            model.CreateLabeler().Dispose();
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"The model '{path}' cannot be given texts alone: {fault.Message}", fault);
        }

        return model;
    }

    public TextLabeler CreateLabeler(bool withTokens = false) => new(_mlContext, _steps, Classifier, _textColumn, withTokens);

    /// <summary>The classes of texts beside those that they have, on all processors.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="withTokens">Whether their tokens are kept, as a report needs them.</param>
    /// <param name="stop">Stops it.</param>
    public ClassifiedTexts Classify(LabeledTextRow[] texts, bool withTokens, CancellationToken stop)
    {
        var predictions = new TextPrediction[texts.Length];
        int workers = Math.Min(Environment.ProcessorCount, texts.Length);
        Parallel.For(0, workers, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, worker =>
        {
            using TextLabeler labeler = CreateLabeler(withTokens);
            for (int i = worker; i < texts.Length; i += workers)
            {
                stop.ThrowIfCancellationRequested();
                predictions[i] = labeler.Label(texts[i].Text);
            }
        });
        return new ClassifiedTexts(Classifier, texts, predictions);
    }

    private static string TextColumnOf(DataViewSchema? schema, string path, DistillEmbTextClassificationTransformer classifier)
    {
        const string Usual = nameof(LabeledTextRow.Text);
        if (schema is null) return Usual; // Saved without one.
        string[] columns = [.. schema.Where(column => column.Type is TextDataViewType && column.Name != nameof(LabeledTextRow.Label)).Select(column => column.Name)];
        if (columns.Contains(Usual)) return Usual;
        if (columns is [string only]) return only;
        string all = string.Join(", ", schema.Select(column => column.Name));
        throw new InvalidDataException($"The model '{path}' reads the columns {all}; expected one of text, named {Usual} where there are several, or {classifier.TokensColumnName}, of tokens.");
    }
}
