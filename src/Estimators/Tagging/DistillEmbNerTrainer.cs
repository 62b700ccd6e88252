using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Sequences;
using DistillEmb.MLNet.Tagging;
using DistillEmb.Tagging;
using Microsoft.ML;
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
/// <item><term>Predicted label</term><description>Output: vector of keys, a tag a token, with the label's key values; where tokens have none (a missing key) and <c>O</c> is none of them, <c>O</c> behind them</description></item>
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
    private readonly TrainingHost _host;
    private readonly DistillEmbNerOptions _options;
    private readonly NerColumns _columns;

    internal DistillEmbNerTrainer(IHostEnvironment environment, DistillEmbNerOptions options)
    {
        _options = options.Clone(); // What is changed afterwards has not been checked.
        _options.Check();
        _host = new TrainingHost(environment, nameof(DistillEmbNerTrainer));
        _columns = new NerColumns(_options.TokensColumnName, _options.PredictedLabelColumnName, _options.ConfidenceColumnName);
    }

    /// <summary>Trains the tagger. Before the first epoch, ML.NET's log says what was read and, as warnings, what is odd in the tags, each with its place.</summary>
    /// <param name="input">Rows of tokens and their tags, a row a sentence. Rows without tokens are passed over.</param>
    /// <returns>The transformer of the epoch that did best on the validation rows.</returns>
    /// <exception cref="ArgumentException">A column is missing or holds something else.</exception>
    /// <exception cref="InvalidDataException">There are no rows, none with tokens, or a row (counted from 0) has not a tag a token.</exception>
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded, the GPU asked for is not there, or training diverged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    public DistillEmbNerTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var fitting = new SentenceFitting(_host, _options, "NerTraining");
        List<TaggedRow> rows = TaggedRows.Read(input, _options, "training data", fitting.CheckAlive);
        List<TaggedRow> validation = _options.ValidationSet is null ? [] : TaggedRows.Read(_options.ValidationSet, _options, "validation set", fitting.CheckAlive);
        IReadOnlyList<string> tags = TaggedRows.TagsOf(input, _options.LabelColumnName, rows);
        if (NameFaults.Of("tag", tags) is string fault) throw new InvalidDataException($"In the column '{_options.LabelColumnName}' of tags, {fault}.");
        if (tags.Count > TagSet.MostTags) throw new InvalidDataException($"The column '{_options.LabelColumnName}' has {tags.Count} different tags; expected at most {TagSet.MostTags}.");
        if (_options.ValidationSet is null) validation = fitting.TakeShare(rows, row => row.Tokens);
        TagCensus census = TaggedRows.CensusOf(rows);
        var task = new TaggerTask(_options, tags, census, validation);
        fitting.Log.Info($"{rows.Count} training rows, {census.Tokens} tokens, {TagFindings.Counts(census)}; {validation.Count} validation rows.");
        if (_options.TellsOfTags)
        {
            foreach (string finding in task.Findings()) fitting.Log.Warning(finding);
        }

        var words = new SentenceWords();
        (Tagger tagger, Action? whenSaved) = fitting.Train(words, task.Sentences(rows, words, fitting.Log.Warning), task);
        return new DistillEmbNerTransformer(_host.Environment, tagger, _columns) { WhenSaved = whenSaved };
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape output = _columns.Extend(inputSchema);
        InputColumn.OfTags(_options.LabelColumnName).In(inputSchema);
        return output;
    }
}
