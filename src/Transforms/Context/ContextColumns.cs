using DistillEmb.MLNet.Persistence;
using DistillEmb.MLNet.Sequences;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Context;

/// <summary>What a context transformer reads and writes.</summary>
/// <param name="Output">The column that is written.</param>
/// <param name="Tokens">The column of tokens that is read.</param>
/// <param name="Form">What a row's tokens become.</param>
internal sealed record ContextColumns(string Output, string Tokens, DistillEmbOutput Form)
{
    public const string Section = "CTXC";

    public void Write(SectionWriter writer)
    {
        writer.Write(Output);
        writer.Write(Tokens);
        writer.Write((int)Form);
    }

    public static ContextColumns Read(SectionReader reader)
    {
        var columns = new ContextColumns(reader.ReadString(), reader.ReadString(), (DistillEmbOutput)reader.ReadInt32());
        if (columns.Output.Length == 0 || columns.Tokens.Length == 0) throw reader.Invalid("a column has no name");
        return Enum.IsDefined(columns.Form) ? columns : throw reader.Invalid($"the output form is {(int)columns.Form}; expected 0 to 2");
    }

    /// <summary>The schema that a pipeline may expect: that of its input, with the written column.</summary>
    public SchemaShape Extend(SchemaShape inputSchema)
    {
        Dictionary<string, SchemaShape.Column> columns = TokenColumns.Check(inputSchema, Tokens);
        SchemaShape.Column.VectorKind kind = Form == DistillEmbOutput.Tokens ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector;
        columns[Output] = new SchemaShape.Column(Output, kind, NumberDataViewType.Single, isKey: false);
        return new SchemaShape(columns.Values);
    }
}
