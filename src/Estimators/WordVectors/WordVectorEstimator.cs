using System.Globalization;
using DistillEmb.Characters;
using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.Vectors;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Trains word vectors from the tokens of a column: skip-gram with negative sampling, of words, or of words and their n-grams. The fitted transformer has the vectors in a table.
/// </summary>
/// <remarks>
/// <para>The vectors are those of <see cref="TrainedWordVectors.Train(IDataView, string, WordVectorOptions)"/>, rounded to the precision asked for. The same options and data give the same
/// bytes: the seed is <see cref="WordVectorOptions.Seed"/>, not that of the <see cref="MLContext"/>.</para>
/// <list type="table">
/// <listheader><term>Property</term><description>Value</description></listheader>
/// <item><term>Needs to look at the data to train its parameters?</term><description>Yes; it is read twice</description></item>
/// <item><term>Needs normalisation or caching?</term><description>No; what it trains on stands in a temporary file</description></item>
/// <item><term>Input column type</term><description>A vector of text, each text a token; or text, whose tokens stand between white space</description></item>
/// <item><term>Output column type</term><description>Vector of <see cref="float"/>; see <see cref="DistillEmbOutput"/></description></item>
/// <item><term>Exportable to ONNX?</term><description>No</description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet.Training, without libtorch. Using the result needs DistillEmb.MLNet alone.</description></item>
/// </list>
/// </remarks>
public sealed class WordVectorEstimator : IEstimator<WordVectorTransformer>
{
    private const string Work = "Word vectors";

    private readonly TrainingHost _host;
    private readonly DistillEmbColumns _columns;
    private readonly WordVectorOptions _options;
    private readonly WeightPrecision _precision;

    internal WordVectorEstimator(IHostEnvironment environment, DistillEmbColumns columns, WordVectorOptions options, WeightPrecision precision)
    {
        _options = options.Clone(); // What is changed afterwards has not been checked.
        _options.Check();
        _host = new TrainingHost(environment, nameof(WordVectorEstimator));
        _columns = columns;
        _precision = precision;
    }

    /// <summary>Trains the vectors.</summary>
    /// <param name="input">Data with the input column, a sentence a row.</param>
    /// <returns>The transformer. Where training was cancelled after at least one epoch, its vectors are as they were then, and the log has a warning.</returns>
    /// <exception cref="ArgumentException">The data lacks the input column, or it is not text.</exception>
    /// <exception cref="InvalidDataException">
    /// Fewer than two words occur often enough; or so many that a model cannot hold their vectors, which is said before they are trained; or the checkpoint is of another training, or damaged.
    /// </exception>
    /// <exception cref="IOException">The checkpoint or a temporary file cannot be read or written.</exception>
    /// <exception cref="InvalidOperationException">Training diverged, and went on diverging at lower rates.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    public WordVectorTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _columns.Tokens.In(input.Schema);
        using TrainingLog log = _host.Start(Work);
        using var stop = new StopRequest(_options.CancellationToken, () => _host.IsCancelled);
        var watch = new TrainingWatch(log, _options.Progress);
        using IDisposable shown = _host.ShowEpochs(Work, () => watch.Latest is null ? null : (watch.Latest.Epoch, watch.Latest.Epochs, watch.Latest.Step, watch.Latest.Steps, watch.Latest.Loss));
        using TrainedWordVectors trained = Train(new ViewTokens(input, _columns.Input), watch, stop);
        foreach (string message in trained.Messages) log.Info(message);
        if (stop.IsRequested && watch.Latest is not null && watch.Latest.Step < watch.Latest.Steps) log.Warning("Cancelled: the word vectors are as they were then.");
        VectorTable table = TableMaker.Make(trained, _precision, out int leftOut);
        if (leftOut > 0) log.Warning($"Words of more than {WordSpelling.LongestWord} characters, {leftOut} in all, are left out of the model.");
        var transformer = new WordVectorTransformer(_host.Environment, table, _columns);
        log.Info(string.Create(CultureInfo.InvariantCulture, $"{transformer.WordCount} words and {transformer.NgramCount} n-grams have vectors of {transformer.Dimension} values, in {transformer.Precision}."));
        return transformer;
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Extend(inputSchema);

    private TrainedWordVectors Train(TokenLines lines, TrainingWatch watch, StopRequest stop)
    {
        WordVectorOptions own = _options.Clone();
        (own.CancellationToken, own.Progress) = (stop.Token, watch);
        try
        {
            return WordVectorTraining.Train(lines, own, _precision);
        }
        catch (OperationCanceledException fault) when (stop.IsRequested)
        {
            throw stop.Cancelled("The training of word vectors was cancelled before the first epoch was complete.", fault);
        }
    }
}
