using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using Microsoft.ML;

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
    /// <param name="inputSchema">That of its input.</param>
    /// <param name="classes">What classes are.</param>
    public SchemaShape Extend(SchemaShape inputSchema, ClassType classes)
    {
        InputColumn.OfTokens(Tokens).In(inputSchema);
        return inputSchema.And(PromisedColumn.Key(PredictedLabel, classes.DataType), PromisedColumn.Scores(Score));
    }
}
