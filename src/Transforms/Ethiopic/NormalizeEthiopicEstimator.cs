using DistillEmb.Ethiopic;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>Normalises Ethiopic text; nothing is learnt in <see cref="Fit"/>.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Property</term><description>Value</description></listheader>
/// <item><term>Needs to look at the data to train its parameters?</term><description>No</description></item>
/// <item><term>Input column type</term><description>Text, or a vector of text</description></item>
/// <item><term>Output column type</term><description>The same</description></item>
/// <item><term>Exportable to ONNX?</term><description>No</description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet; no native library</description></item>
/// </list>
/// </remarks>
public sealed class NormalizeEthiopicEstimator : IEstimator<NormalizeEthiopicTransformer>
{
    private readonly NormalizeEthiopicTransformer _transformer;

    internal NormalizeEthiopicEstimator(IHostEnvironment environment, string output, string input, EthiopicNormalizer normalizer) =>
        _transformer = new NormalizeEthiopicTransformer(environment, output, input, normalizer);

    /// <summary>Checks the schema of the data and returns the transformer.</summary>
    public NormalizeEthiopicTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) =>
        inputSchema.And(PromisedColumn.Like(_transformer.Text.In(inputSchema), _transformer.OutputColumnName));
}
