using DistillEmb.Characters;
using DistillEmb.MLNet.Characters;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>Turns the tokens of a column into the input of an encoder's ONNX model; nothing is learnt in <see cref="Fit"/>.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Property</term><description>Value</description></listheader>
/// <item><term>Needs to look at the data to train its parameters?</term><description>No</description></item>
/// <item><term>Input column type</term><description>Text, or a vector of text of known size</description></item>
/// <item><term>Output column type</term><description>Vector of <see cref="long"/>, [<see cref="DistillEmbEncoder.SequenceLength"/>] or [tokens, the same]</description></item>
/// <item><term>Exportable to ONNX?</term><description>No: it stands before the ONNX model</description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet; no native library</description></item>
/// </list>
/// </remarks>
public sealed class DistillEmbCharactersEstimator : IEstimator<DistillEmbCharactersTransformer>
{
    private readonly DistillEmbCharactersTransformer _transformer;
    private readonly CharacterColumns _columns;

    internal DistillEmbCharactersEstimator(IHostEnvironment environment, CharacterSequence sequence, CharacterColumns columns)
    {
        _columns = columns;
        _transformer = new DistillEmbCharactersTransformer(environment, sequence, columns);
    }

    /// <summary>Checks the schema of the data and returns the transformer.</summary>
    public DistillEmbCharactersTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Extend(inputSchema);
}
