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

    /// <summary>What is wrong with the type of the input column; null where nothing is.</summary>
    public string? FaultOf(DataViewType type)
    {
        if (!InputColumn.Accepts(type)) return $"Input column '{Input}' holds {type}; expected text, or a vector of text of known size.";
        return type is VectorDataViewType { IsKnownSize: false } ? VariableSize : null;
    }

    /// <summary>The schema that a pipeline may expect: that of its input, with the output column.</summary>
    public SchemaShape Extend(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Dictionary<string, SchemaShape.Column> columns = inputSchema.ToDictionary(column => column.Name);
        if (!columns.TryGetValue(Input, out SchemaShape.Column input))
            throw new ArgumentException($"Input column '{Input}' not found; the data has {InputColumn.Names(columns.Keys)}.", nameof(inputSchema));
        if (input.ItemType is not TextDataViewType)
            throw new ArgumentException($"Input column '{Input}' holds {input.ItemType}; expected text, or a vector of text of known size.", nameof(inputSchema));
        if (input.Kind == SchemaShape.Column.VectorKind.VariableVector) throw new ArgumentException(VariableSize, nameof(inputSchema));
        columns[Output] = new SchemaShape.Column(Output, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Int64, isKey: false);
        return new SchemaShape(columns.Values);
    }

    private string VariableSize =>
        $"Input column '{Input}' is a vector of text of variable size, which no ONNX model takes in a pipeline; expected text, or a vector of text of known size. ApplyDistillEmb takes any.";
}
