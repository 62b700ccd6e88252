using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Host;
using DistillEmb.Pooling;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Applies an encoder that was trained before. Nothing is learnt in <see cref="Fit"/>, unless <see cref="ApplyDistillEmbOptions"/> say how rows are to be
/// averaged.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Property</term><description>Value</description></listheader>
/// <item><term>Needs to look at the data to train its parameters?</term><description>No; with <see cref="ApplyDistillEmbOptions.Weighting"/> or <see cref="ApplyDistillEmbOptions.RemovedComponents"/> yes, once for each</description></item>
/// <item><term>Input column type</term><description>Text, or a vector of text</description></item>
/// <item><term>Output column type</term><description>Vector of <see cref="float"/>; see <see cref="DistillEmbOutput"/></description></item>
/// <item><term>Exportable to ONNX?</term><description>The network is: <c>ExportOnnx</c></description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet; no native library</description></item>
/// </list>
/// </remarks>
public sealed class ApplyDistillEmbEstimator : IEstimator<DistillEmbTransformer>
{
    private readonly IHostEnvironment _environment;
    private readonly DistillEmbTransformer _transformer;
    private readonly DistillEmbColumns _columns;
    private readonly ApplyDistillEmbOptions? _options; // Null where nothing is to be learnt.

    internal ApplyDistillEmbEstimator(IHostEnvironment environment, DistillEmbEncoder encoder, DistillEmbColumns columns, int cacheMegabytes, ApplyDistillEmbOptions? options = null)
    {
        _environment = environment;
        _options = options;
        _columns = columns;
        _transformer = new DistillEmbTransformer(environment, encoder, columns, cacheMegabytes);
    }

    /// <summary>Checks the schema of the data, learns from it what the options ask for, and returns the transformer.</summary>
    /// <exception cref="ArgumentException">The data lacks the input column, or it is not text.</exception>
    /// <exception cref="InvalidDataException">Something is to be learnt, but no row has a token.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while the data was being read.</exception>
    public DistillEmbTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _transformer.GetOutputSchema(input.Schema);
        if (_options is null) return _transformer;
        LearntPooling learnt = new PoolingFit(new TrainingHost(_environment, nameof(ApplyDistillEmbEstimator)), _transformer.Encoder, _columns, _options).Learn(input);
        return new DistillEmbTransformer(_environment, _transformer.Encoder, _columns, _transformer.CacheMegabytes, learnt);
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Extend(inputSchema);
}
