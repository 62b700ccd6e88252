using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Embedding;

/// <summary>What a transformer reads and writes: column names, the form of the output, the head.</summary>
/// <param name="Output">The column that is written.</param>
/// <param name="Input">The column of tokens that is read.</param>
/// <param name="Form">What a row's tokens become.</param>
/// <param name="Head">The name of the one head to put out; null for all.</param>
internal sealed record DistillEmbColumns(string Output, string Input, DistillEmbOutput Form, string? Head)
{
    public string Output { get; } = NameFaults.Checked("column", Output);

    public string Input { get; } = NameFaults.Checked("column", Input);

    public const string Section = "COLS";

    public void Write(SectionWriter writer)
    {
        writer.Write(Output);
        writer.Write(Input);
        writer.Write((int)Form);
        writer.Write(Head is not null);
        writer.Write(Head ?? "");
    }

    public static DistillEmbColumns Read(SectionReader reader)
    {
        string output = reader.ReadString();
        string input = reader.ReadString();
        var form = (DistillEmbOutput)reader.ReadInt32();
        if (!Enum.IsDefined(form)) throw reader.Invalid($"the output form is {(int)form}; expected 0 to 2");
        if (output.Length == 0 || input.Length == 0) throw reader.Invalid("a column has no name");
        bool oneHead = reader.ReadBoolean();
        string head = reader.ReadString();
        return new DistillEmbColumns(output, input, form, oneHead ? head : null);
    }

    /// <summary>The schema that a pipeline may expect: that of its input, with the output column.</summary>
    public SchemaShape Extend(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Dictionary<string, SchemaShape.Column> columns = inputSchema.ToDictionary(column => column.Name);
        columns[Output] = Promise(inputSchema);
        return new SchemaShape(columns.Values);
    }

    private SchemaShape.Column Promise(SchemaShape inputSchema)
    {
        SchemaShape.Column? input = inputSchema.Where(column => column.Name == Input).Select(column => (SchemaShape.Column?)column).FirstOrDefault();
        if (input is null) throw new ArgumentException($"Input column '{Input}' not found; the data has {InputColumn.Names(inputSchema.Select(column => column.Name))}.", nameof(inputSchema));
        if (input.Value.ItemType is not TextDataViewType)
            throw new ArgumentException($"Input column '{Input}' holds {input.Value.ItemType}; expected text, or a vector of text.", nameof(inputSchema));
        bool known = Form != DistillEmbOutput.Tokens || input.Value.Kind == SchemaShape.Column.VectorKind.Scalar;
        SchemaShape? annotations = known
            ? new SchemaShape([new SchemaShape.Column(AnnotationUtils.Kinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, isKey: false)])
            : null;
        SchemaShape.Column.VectorKind kind = known ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.VariableVector;
        return new SchemaShape.Column(Output, kind, NumberDataViewType.Single, isKey: false, annotations);
    }
}
