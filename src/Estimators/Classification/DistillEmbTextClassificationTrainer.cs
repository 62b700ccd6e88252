using DistillEmb.Classification;
using DistillEmb.Files;
using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Sequences;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Trains a classifier of texts: topics, sentiment. A distilled encoder gives each token a vector from its letters, a bidirectional LSTM
/// reads the vectors of a row, and a dense layer over what it gives tells the classes; all are trained together.
/// </summary>
/// <remarks>
/// <para>The encoder takes the place of the embedding layer, as in A. Mersha and S. Wu 2022. The columns of labels, predictions and scores are those of ML.NET's
/// own trainers, so that <c>mlContext.MulticlassClassification.Evaluate</c> works on the result.</para>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term>Label</term><description>Key, text, number or Boolean; read in training only</description></item>
/// <item><term>Tokens</term><description>Vector of text</description></item>
/// <item><term>Predicted label</term><description>Output: key with the label's key values, or those that occur in it</description></item>
/// <item><term>Score</term><description>Output: vector of <see cref="float"/>, the probability of each class</description></item>
/// </list>
/// <list type="table">
/// <listheader><term>Property</term><term>Value</term></listheader>
/// <item><term>Machine learning task</term><description>Multiclass classification</description></item>
/// <item><term>Needs normalisation or caching?</term><description>No; the data is read once</description></item>
/// <item><term>Exportable to ONNX?</term><description>No</description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet.Training and the libtorch package of the system. Using the result needs DistillEmb.MLNet alone.</description></item>
/// </list>
/// </remarks>
public sealed class DistillEmbTextClassificationTrainer : IEstimator<DistillEmbTextClassificationTransformer>
{
    private readonly TrainingHost _host;
    private readonly DistillEmbTextClassificationOptions _options;
    private readonly TextClassifierColumns _columns;

    internal DistillEmbTextClassificationTrainer(IHostEnvironment environment, DistillEmbTextClassificationOptions options)
    {
        _options = options.Clone(); // What is changed afterwards has not been checked.
        _options.Check();
        _host = new TrainingHost(environment, nameof(DistillEmbTextClassificationTrainer));
        _columns = new TextClassifierColumns(_options.TokensColumnName, _options.PredictedLabelColumnName, _options.ScoreColumnName);
    }

    /// <summary>Trains the classifier.</summary>
    /// <param name="input">Rows of tokens and their classes. Rows without tokens or without a label are passed over.</param>
    /// <returns>The transformer of the epoch that did best on the validation rows.</returns>
    /// <exception cref="ArgumentException">A column is missing or holds something else.</exception>
    /// <exception cref="InvalidDataException">There are no rows with a label and tokens, or fewer than two classes.</exception>
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded, the GPU asked for is not there, or training diverged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    public DistillEmbTextClassificationTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var fitting = new SentenceFitting(_host, _options, "TextClassificationTraining");
        List<LabeledRow> rows = LabeledRows.Read(input, _options, "training data", fitting.Log.Warning, fitting.CheckAlive);
        List<LabeledRow> validation = _options.ValidationSet is null ? [] : LabeledRows.Read(_options.ValidationSet, _options, "validation set", fitting.Log.Warning, fitting.CheckAlive);
        var labels = new LabelColumn(input.Schema, _options.LabelColumnName);
        IReadOnlyList<string> classes = labels.ClassesOf(rows);
        var known = new HashSet<string>(classes, StringComparer.Ordinal);
        if (NameFaults.Of("class", classes) is string fault) throw new InvalidDataException($"In the column '{_options.LabelColumnName}' of labels, {fault}.");
        if (classes.Count is < 2 or > TextClassifierShape.MostClasses)
            throw new InvalidDataException($"The column '{_options.LabelColumnName}' of labels has {classes.Count} different classes; expected 2 to {TextClassifierShape.MostClasses}.");
        string[] unknown = [.. validation.Select(row => row.Label).Where(label => !known.Contains(label))];
        if (unknown.Length > 0) fitting.Log.Warning($"{unknown.Length} rows of the validation set have labels that training has not, such as '{unknown[0]}'; they count as wrong.");
        if (_options.ValidationSet is null) validation = fitting.TakeShare(rows, row => new ArraySegment<string>(row.Tokens, 0, Math.Min(row.Tokens.Length, _options.MaxTokens)));
        fitting.Log.Info($"{rows.Count} training rows, {rows.Sum(row => (long)row.Tokens.Length)} tokens, {classes.Count} classes; {validation.Count} validation rows.");
        var task = new TextClassifierTask(_options, classes, validation);
        var words = new SentenceWords();
        (TextClassifier classifier, Action? whenSaved) = fitting.Train(words, task.Sentences(rows, words), task);
        return new DistillEmbTextClassificationTransformer(_host.Environment, classifier, _columns, labels.Type) { WhenSaved = whenSaved };
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column label = InputColumn.OfLabels(_options.LabelColumnName).In(inputSchema);
        return _columns.Extend(inputSchema, ClassType.Of(label) ?? ClassType.Text); // What is no class is told when there is data.
    }
}
