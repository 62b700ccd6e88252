using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Classification;

/// <summary>What a classifier of rows reads and writes.</summary>
/// <param name="Tokens">The column of tokens that is read.</param>
/// <param name="PredictedLabel">The column of classes that is written.</param>
/// <param name="Score">The column of their probabilities that is written.</param>
internal sealed record TextClassifierColumns(string Tokens, string PredictedLabel, string Score)
{
    public string Tokens { get; } = NameFaults.Checked("column", Tokens);

    public string PredictedLabel { get; } = NameFaults.Checked("column", PredictedLabel);

    public string Score { get; } = NameFaults.Checked("column", Score);

    public void Write(SectionWriter writer)
    {
        writer.Write(Tokens);
        writer.Write(PredictedLabel);
        writer.Write(Score);
    }

    public static TextClassifierColumns Read(SectionReader reader)
    {
        var columns = new TextClassifierColumns(reader.ReadString(), reader.ReadString(), reader.ReadString());
        return columns.Tokens.Length > 0 && columns.PredictedLabel.Length > 0 && columns.Score.Length > 0 ? columns : throw reader.Invalid("a column has no name");
    }

    /// <summary>The schema that a pipeline may expect: that of its input, with the written columns.</summary>
    public SchemaShape Extend(SchemaShape inputSchema)
    {
        Dictionary<string, SchemaShape.Column> columns = TokenColumns.Check(inputSchema, Tokens);
        columns[PredictedLabel] = new SchemaShape.Column(
            PredictedLabel, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true, new SchemaShape([Text(AnnotationUtils.Kinds.KeyValues)]));
        var scores = new SchemaShape([Text(AnnotationUtils.Kinds.SlotNames), Kind(AnnotationUtils.Kinds.ScoreColumnKind), Kind(AnnotationUtils.Kinds.ScoreValueKind)]);
        columns[Score] = new SchemaShape.Column(Score, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, isKey: false, scores);
        return new SchemaShape(columns.Values);
    }

    private static SchemaShape.Column Text(string name) => new(name, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, isKey: false);

    private static SchemaShape.Column Kind(string name) => new(name, SchemaShape.Column.VectorKind.Scalar, TextDataViewType.Instance, isKey: false);
}
