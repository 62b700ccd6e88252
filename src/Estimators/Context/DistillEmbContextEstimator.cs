using DistillEmb.MLNet.Context;
using DistillEmb.MLNet.Sequences;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Learns from sentences without labels how words go together: a bidirectional LSTM over a distilled encoder's vectors, whose forward direction
/// tells the next word and whose backward direction the one before. A tagger or classifier that starts from it needs fewer labels.
/// </summary>
/// <remarks>
/// <para>Bidirectional language models as a start are M. Peters et al., "Semi-supervised sequence tagging with bidirectional language models", 2017. Here there
/// is no table of words: the encoder's vector of the neighbour is told from those of the other words of the step, by a contrastive loss (InfoNCE, van den Oord et al. 2018),
/// so that every word can be told, and the model has the size of the encoder and one LSTM.</para>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term>Tokens</term><description>Vector of text</description></item>
/// <item><term>Features</term><description>Output: vector of <see cref="float"/>, the states of the LSTM; see <see cref="DistillEmbContextTransformer"/></description></item>
/// </list>
/// <list type="table">
/// <listheader><term>Property</term><description>Value</description></listheader>
/// <item><term>Needs normalisation or caching?</term><description>No; the data is read once, and its words are held in memory</description></item>
/// <item><term>Exportable to ONNX?</term><description>No</description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet.Training and the libtorch package of the system. Using the result needs DistillEmb.MLNet alone.</description></item>
/// </list>
/// </remarks>
public sealed class DistillEmbContextEstimator : IEstimator<DistillEmbContextTransformer>
{
    private readonly IHostEnvironment _environment;
    private readonly IHost _host;
    private readonly ContextTrainingOptions _options;
    private readonly ContextColumns _columns;

    internal DistillEmbContextEstimator(IHostEnvironment environment, DistillEmbContextOptions options)
    {
        DistillEmbContextOptions own = options.Clone(); // What is changed afterwards has not been checked.
        _options = ContextTrainingOptions.Checked(own);
        _environment = environment;
        _host = environment.Register(nameof(DistillEmbContextEstimator));
        _columns = new ContextColumns(own.OutputColumnName, own.TokensColumnName, own.Output);
    }

    /// <summary>Learns a context.</summary>
    /// <param name="input">Rows of tokens, a row a sentence. Rows of less than two tokens are passed over.</param>
    /// <returns>The transformer of the epoch that did best on the validation sentences; without such ones of the last epoch, and of what was learnt so far where the first epoch was cancelled.</returns>
    /// <exception cref="ArgumentException">A column is missing or holds something else.</exception>
    /// <exception cref="InvalidDataException">There are no rows of two tokens.</exception>
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded, the GPU asked for is not there, or training diverged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    public DistillEmbContextTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        GetOutputSchema(SchemaShape.Create(input.Schema));
        using var fitting = new SentenceFitting(_environment, _host, _options, "ContextTraining");
        var words = new SentenceWords();
        List<Sentence> sentences = UnlabeledRows.Read(input, _columns.Tokens, "training data", words, fitting.CheckAlive);
        var validationWords = new SentenceWords();
        List<Sentence> validation = _options.ValidationSet is null ? [] : UnlabeledRows.Read(_options.ValidationSet, _columns.Tokens, "validation set", validationWords, fitting.CheckAlive);
        if (_options.ValidationSet is null) (validation, validationWords) = (fitting.TakeShare(sentences, _ => true, ContextJudge.MostSentences), words);
        fitting.Channel.Info($"{sentences.Count} training rows, {sentences.Sum(sentence => (long)sentence.Words.Length)} tokens, {words.Count} different words; {Math.Min(validation.Count, ContextJudge.MostSentences)} validation rows; longer rows count as several.");
        var task = new ContextTask(validation.Count == 0 ? null : new ContextJudge(validation, validationWords.All, _options));
        return new DistillEmbContextTransformer(_environment, fitting.Train(words, sentences, task).Model, _columns);
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Extend(inputSchema);
}
