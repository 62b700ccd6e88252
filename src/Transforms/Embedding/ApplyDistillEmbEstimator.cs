using DistillEmb.MLNet.Embedding;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>Applies an encoder that was trained before; nothing is learnt in <see cref="Fit"/>.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Property</term><description>Value</description></listheader>
/// <item><term>Needs to look at the data to train its parameters?</term><description>No</description></item>
/// <item><term>Input column type</term><description>Text, or a vector of text</description></item>
/// <item><term>Output column type</term><description>Vector of <see cref="float"/>; see <see cref="DistillEmbOutput"/></description></item>
/// <item><term>Exportable to ONNX?</term><description>The network is: <see cref="DistillEmbEncoder.ExportOnnx(string)"/></description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet; no native library</description></item>
/// </list>
/// </remarks>
public sealed class ApplyDistillEmbEstimator : IEstimator<DistillEmbTransformer>
{
    private readonly DistillEmbTransformer _transformer;
    private readonly DistillEmbColumns _columns;

    internal ApplyDistillEmbEstimator(IHostEnvironment environment, DistillEmbEncoder encoder, DistillEmbColumns columns, int cacheMegabytes)
    {
        _columns = columns;
        _transformer = new DistillEmbTransformer(environment, encoder, columns, cacheMegabytes);
    }

    /// <summary>Checks the schema of the data and returns the transformer.</summary>
    public DistillEmbTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Extend(inputSchema);
}
