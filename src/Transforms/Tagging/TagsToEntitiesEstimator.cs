using DistillEmb.MLNet.Tagging;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>Finds the entities that a row's tags mark; nothing is learnt in <see cref="Fit"/>.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Property</term><description>Value</description></listheader>
/// <item><term>Needs to look at the data to train its parameters?</term><description>No</description></item>
/// <item><term>Input column types</term><description>Tokens: vector of text. Tags: vector of text, or of keys with text values. Confidences: vector of <see cref="float"/></description></item>
/// <item><term>Output column types</term><description>Vectors, an item an entity; see <see cref="TagsToEntitiesTransformer"/></description></item>
/// <item><term>Exportable to ONNX?</term><description>No</description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet; no native library</description></item>
/// </list>
/// </remarks>
public sealed class TagsToEntitiesEstimator : IEstimator<TagsToEntitiesTransformer>
{
    private readonly TagsToEntitiesTransformer _transformer;
    private readonly EntityColumns _columns;

    internal TagsToEntitiesEstimator(IHostEnvironment environment, EntityColumns columns)
    {
        _columns = columns;
        _transformer = new TagsToEntitiesTransformer(environment, columns);
    }

    /// <summary>Checks the schema of the data and returns the transformer.</summary>
    public TagsToEntitiesTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Extend(inputSchema);
}
