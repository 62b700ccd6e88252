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

    /// <summary>What is read.</summary>
    public InputColumn Tokens => InputColumn.OfTexts(Input);

    /// <summary>The schema that a pipeline may expect: that of its input, with the output column.</summary>
    public SchemaShape Extend(SchemaShape inputSchema)
    {
        bool known = Tokens.In(inputSchema).Kind == SchemaShape.Column.VectorKind.Scalar || Form != DistillEmbOutput.Tokens;
        return inputSchema.And(known
            ? PromisedColumn.NamedVector(Output)
            : PromisedColumn.VariableVector(Output, NumberDataViewType.Single));
    }
}
