using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tagging;

/// <summary>What a tagger reads and writes.</summary>
/// <param name="Tokens">The column of tokens that is read.</param>
/// <param name="PredictedLabel">The column of tags that is written.</param>
/// <param name="Confidence">The column of their probabilities that is written; null for none.</param>
internal sealed record NerColumns(string Tokens, string PredictedLabel, string? Confidence)
{
    public string Tokens { get; } = NameFaults.Checked("column", Tokens);

    public string PredictedLabel { get; } = NameFaults.Checked("column", PredictedLabel);

    public string? Confidence { get; } = Confidence is null ? null : NameFaults.Checked("column", Confidence);

    public void Write(SectionWriter writer)
    {
        writer.Write(Tokens);
        writer.Write(PredictedLabel);
        writer.Write(Confidence is not null);
        writer.Write(Confidence ?? "");
    }

    public static NerColumns Read(SectionReader reader)
    {
        (string tokens, string predicted) = (reader.ReadString(), reader.ReadString());
        bool confident = reader.ReadBoolean();
        string confidence = reader.ReadString();
        if (tokens.Length == 0 || predicted.Length == 0 || (confident && confidence.Length == 0)) throw reader.Invalid("a column has no name");
        return new NerColumns(tokens, predicted, confident ? confidence : null);
    }

    /// <summary>The schema that a pipeline may expect: that of its input, with the written columns.</summary>
    public SchemaShape Extend(SchemaShape inputSchema)
    {
        InputColumn.OfTokens(Tokens).In(inputSchema);
        SchemaShape output = inputSchema.And(PromisedColumn.Keys(PredictedLabel));
        return Confidence is null ? output : output.And(PromisedColumn.VariableVector(Confidence, NumberDataViewType.Single));
    }
}
