using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Sequences;
using DistillEmb.MLNet.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Trains a tagger of tokens: named entities, parts of speech. A distilled encoder gives each token a vector from its letters, a
/// bidirectional LSTM reads the vectors of a row, and a conditional random field chooses its tags; all three are trained together.
/// </summary>
/// <remarks>
/// <para>The network is that of G. Lample et al., "Neural Architectures for Named Entity Recognition", 2016, with the encoder as
/// embedding layer (A. Mersha and S. Wu 2022). Its columns are those of ML.NET's own <c>NamedEntityRecognition</c>, but for tokens in place of a sentence.</para>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term>Label</term><description>Vector of keys with text values, or of text, a tag a token; read in training only</description></item>
/// <item><term>Tokens</term><description>Vector of text</description></item>
/// <item><term>Predicted label</term><description>Output: vector of keys, a tag a token, with the label's key values</description></item>
/// <item><term>Confidence</term><description>Output: vector of <see cref="float"/>, the probability of each token's tag</description></item>
/// </list>
/// <list type="table">
/// <listheader><term>Property</term><description>Value</description></listheader>
/// <item><term>Machine learning task</term><description>Multiclass classification, a class a token</description></item>
/// <item><term>Needs normalisation or caching?</term><description>No; the data is read once</description></item>
/// <item><term>Exportable to ONNX?</term><description>No</description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet.Training and the libtorch package of the system. Using the result needs DistillEmb.MLNet alone.</description></item>
/// </list>
/// </remarks>
public sealed class DistillEmbNerTrainer : IEstimator<DistillEmbNerTransformer>
{
    private readonly IHostEnvironment _environment;
    private readonly IHost _host;
    private readonly DistillEmbNerOptions _options;
    private readonly NerColumns _columns;

    internal DistillEmbNerTrainer(IHostEnvironment environment, DistillEmbNerOptions options)
    {
        _options = options.Clone(); // What is changed afterwards has not been checked.
        NerOptionFaults.Check(_options);
        _environment = environment;
        _host = environment.Register(nameof(DistillEmbNerTrainer));
        _columns = new NerColumns(_options.TokensColumnName, _options.PredictedLabelColumnName, _options.ConfidenceColumnName);
    }

    /// <summary>Trains the tagger.</summary>
    /// <param name="input">Rows of tokens and their tags, a row a sentence. Rows without tokens are passed over.</param>
    /// <returns>The transformer of the epoch that did best on the validation rows.</returns>
    /// <exception cref="ArgumentException">A column is missing or holds something else.</exception>
    /// <exception cref="InvalidDataException">There are no rows with tokens, or a row (counted from 0) has not a tag a token.</exception>
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded, the GPU asked for is not there, or training diverged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    public DistillEmbNerTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        GetOutputSchema(SchemaShape.Create(input.Schema));
        using IChannel channel = _host.Start("NerTraining");
        List<TaggedRow> rows = TaggedRows.Read(input, _options, "training data", CheckAlive);
        List<TaggedRow> validation = _options.ValidationSet is null ? [] : TaggedRows.Read(_options.ValidationSet, _options, "validation set", CheckAlive);
        IReadOnlyList<string> tags = TaggedRows.TagsOf(input, _options.LabelColumnName, rows);
        if (tags.Count > TagSet.MostTags) throw new InvalidDataException($"The column '{_options.LabelColumnName}' has {tags.Count} different tags; expected at most {TagSet.MostTags}.");
        int seed = _options.Seed ?? (_environment as IHostEnvironmentInternal)?.Seed ?? Random.Shared.Next();
        if (_options.ValidationSet is null) validation = TakeShare(rows, seed);
        channel.Info($"{rows.Count} training rows, {rows.Sum(row => row.Tokens.Length)} tokens, {tags.Count} tags; {validation.Count} validation rows.");
        TorchSharp.torch.Device device = TrainingDevice.Choose(_environment, channel);
        using IProgressChannel progress = _host.StartProgressChannel("NerTraining");
        SentenceTrainingProgress? latest = null;
        progress.SetHeader(new ProgressHeader(["loss"], ["epochs", "steps"]), entry => FillEntry(entry, latest));
        var trainer = new SentenceTrainer(_options, IsCancelled, report =>
        {
            latest = report;
            Log(channel, report);
            _options.Progress?.Report(report);
        });
        Tagger tagger = new TaggerTrainer(_options, channel, trainer).Train(tags, rows, validation, device, seed);
        if (IsCancelled()) channel.Warning("Cancelled: the tagger is the best so far.");
        return new DistillEmbNerTransformer(_environment, tagger, _columns);
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape output = _columns.Extend(inputSchema);
        SchemaShape.Column[] label = [.. inputSchema.Where(column => column.Name == _options.LabelColumnName)];
        if (label.Length == 0)
            throw new ArgumentException($"The column '{_options.LabelColumnName}' of tags was not found; the data has {DistillEmbColumns.Names(inputSchema.Select(column => column.Name))}.", nameof(inputSchema));
        if (label[0].Kind == SchemaShape.Column.VectorKind.Scalar || !(label[0].IsKey || label[0].ItemType is TextDataViewType))
            throw new ArgumentException($"The column '{_options.LabelColumnName}' of tags holds {label[0].GetTypeString()}; expected a vector of keys with text values, or of text.", nameof(inputSchema));
        return output;
    }

    // Moves a share of the rows that have tokens out of those to train on.
    private List<TaggedRow> TakeShare(List<TaggedRow> rows, int seed)
    {
        int[] places = [.. Enumerable.Range(0, rows.Count).Where(row => rows[row].Tokens.Length > 0)];
        RandomStream.Of(seed, 0).Shuffle(places);
        HashSet<int> taken = [.. places.Take((int)Math.Round(_options.ValidationShare * places.Length))];
        List<TaggedRow> share = [.. rows.Where((_, row) => taken.Contains(row))];
        List<TaggedRow> rest = [.. rows.Where((_, row) => !taken.Contains(row))];
        rows.Clear();
        rows.AddRange(rest);
        return share;
    }

    private static void FillEntry(IProgressEntry entry, SentenceTrainingProgress? latest)
    {
        if (latest is null) return;
        entry.SetProgress(0, latest.Epoch, latest.Epochs);
        entry.SetProgress(1, latest.Step, latest.Steps);
        entry.SetMetric(0, latest.Loss);
    }

    private static void Log(IChannel channel, SentenceTrainingProgress report)
    {
        string head = FormattableString.Invariant($"Epoch {report.Epoch} of {report.Epochs}, step {report.Step} of {report.Steps}: loss {report.Loss:F4}, {report.RowsPerSecond:F0} rows/s");
        if (report.ValidationScore is double score) channel.Info(FormattableString.Invariant($"{head}. Validation score {score:P2}{(report.IsBest ? " (best so far)" : "")}"));
        else channel.Trace(head);
    }

    private bool IsCancelled() => _options.CancellationToken.IsCancellationRequested || _host is ICancelable { IsCanceled: true } || _environment is ICancelable { IsCanceled: true };

    private void CheckAlive()
    {
        if (IsCancelled()) throw new OperationCanceledException("The training was cancelled while the data was being read.", _options.CancellationToken);
    }
}
