using DistillEmb.Ethiopic;
using DistillEmb.MLNet.Ethiopic;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>Cuts text in Ethiopic script into sentences; nothing is learnt in <see cref="Fit"/>.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Property</term><description>Value</description></listheader>
/// <item><term>Needs to look at the data to train its parameters?</term><description>No</description></item>
/// <item><term>Input column type</term><description>Text</description></item>
/// <item><term>Output column types</term><description>Vector of text, an item a sentence; places: vector of <see cref="int"/>. See <see cref="SplitEthiopicSentencesTransformer"/></description></item>
/// <item><term>Exportable to ONNX?</term><description>No</description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet; no native library</description></item>
/// </list>
/// </remarks>
public sealed class SplitEthiopicSentencesEstimator : IEstimator<SplitEthiopicSentencesTransformer>
{
    private readonly SplitEthiopicSentencesTransformer _transformer;
    private readonly SpanColumns _columns;

    internal SplitEthiopicSentencesEstimator(IHostEnvironment environment, SpanColumns columns, SentenceRules rules)
    {
        _columns = columns;
        _transformer = new SplitEthiopicSentencesTransformer(environment, columns, rules);
    }

    /// <summary>Checks the schema of the data and returns the transformer.</summary>
    public SplitEthiopicSentencesTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Extend(inputSchema);
}
