using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Characters;

/// <summary>The columns of a <see cref="DistillEmbCharactersTransformer"/>.</summary>
/// <param name="Output">The column of character ids that is written.</param>
/// <param name="Input">The column of tokens that is read.</param>
internal sealed record CharacterColumns(string Output, string Input)
{
    public string Output { get; } = NameFaults.Checked("column", Output);

    public string Input { get; } = NameFaults.Checked("column", Input);

    public void Write(SectionWriter writer)
    {
        writer.Write(Output);
        writer.Write(Input);
    }

    public static CharacterColumns Read(SectionReader reader)
    {
        var columns = new CharacterColumns(reader.ReadString(), reader.ReadString());
        return columns.Output.Length > 0 && columns.Input.Length > 0 ? columns : throw reader.Invalid("a column has no name");
    }

    /// <summary>What is read.</summary>
    public InputColumn Tokens => InputColumn.OfTextsOfKnownSize(Input, "No ONNX model takes a vector of variable size in a pipeline; ApplyDistillEmb takes any.");

    /// <summary>The schema that a pipeline may expect: that of its input, with the output column.</summary>
    public SchemaShape Extend(SchemaShape inputSchema)
    {
        Tokens.In(inputSchema);
        return inputSchema.And(PromisedColumn.Vector(Output, NumberDataViewType.Int64));
    }
}
