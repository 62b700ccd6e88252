using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tagging;

/// <summary>What a transformer from tags to entities reads and writes.</summary>
/// <param name="Output">What the names of the written columns begin with.</param>
/// <param name="Tokens">The column of tokens.</param>
/// <param name="Tags">The column of tags.</param>
/// <param name="Confidences">The column of how sure each tag is; null where there is none.</param>
/// <param name="Confidence">What the confidence of an entity of several tokens is.</param>
internal sealed record EntityColumns(string Output, string Tokens, string Tags, string? Confidences, EntityConfidence Confidence)
{
    public string Output { get; } = NameFaults.Checked("column", Output);

    public string Tokens { get; } = NameFaults.Checked("column", Tokens);

    public string Tags { get; } = NameFaults.Checked("column", Tags);

    public string? Confidences { get; } = Confidences is null ? null : NameFaults.Checked("column", Confidences);

    /// <summary>The columns that are written, in their order.</summary>
    public IReadOnlyList<(string Name, EntityField Field, PrimitiveDataViewType ItemType)> Written =>
    [
        .. Enum.GetValues<EntityField>().Where(part => part != EntityField.Confidence || Confidences is not null).Select(part => ($"{Output}.{part}", part, TypeOf(part))),
    ];

    /// <summary>The schema that a pipeline may expect: that of its input, with the columns of entities.</summary>
    public SchemaShape Extend(SchemaShape inputSchema)
    {
        InputColumn.OfTokens(Tokens).In(inputSchema);
        InputColumn.OfTags(Tags).In(inputSchema);
        if (Confidences is not null) InputColumn.OfConfidences(Confidences).In(inputSchema);
        return inputSchema.And(Written.Select(column => PromisedColumn.VariableVector(column.Name, column.ItemType)));
    }

    private static PrimitiveDataViewType TypeOf(EntityField field) => field switch
    {
        EntityField.Text or EntityField.Type => TextDataViewType.Instance,
        EntityField.Confidence => NumberDataViewType.Single,
        _ => NumberDataViewType.Int32,
    };
}
