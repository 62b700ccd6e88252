using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Ethiopic;

/// <summary>What a transformer that cuts text into parts reads and writes.</summary>
/// <param name="Output">The column of parts.</param>
/// <param name="Input">The column of text.</param>
/// <param name="Offsets">The column of where the parts stand; null where there is none.</param>
internal sealed record SpanColumns(string Output, string Input, string? Offsets)
{
    public string Output { get; } = NameFaults.Checked("column", Output);

    public string Input { get; } = NameFaults.Checked("column", Input);

    public string? Offsets { get; } = Offsets is null ? null : NameFaults.Checked("column", Offsets);

    /// <summary>Checks names as they are given to a catalog's method.</summary>
    public static SpanColumns Of(string outputColumnName, string? inputColumnName, string? offsetsColumnName)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName ?? outputColumnName, nameof(inputColumnName));
        if (offsetsColumnName is not null) ArgumentException.ThrowIfNullOrEmpty(offsetsColumnName);
        if (offsetsColumnName == outputColumnName)
            throw new ArgumentException($"{nameof(offsetsColumnName)} is '{offsetsColumnName}', as {nameof(outputColumnName)} is; names must differ.", nameof(offsetsColumnName));
        return new SpanColumns(outputColumnName, inputColumnName ?? outputColumnName, offsetsColumnName);
    }

    /// <summary>What is read.</summary>
    public InputColumn Text => InputColumn.OfText(Input);

    public DataViewSchema.DetachedColumn[] Written =>
    [
        new(Output, new VectorDataViewType(TextDataViewType.Instance)),
        .. Offsets is null ? Array.Empty<DataViewSchema.DetachedColumn>() : [new(Offsets, new VectorDataViewType(NumberDataViewType.Int32))],
    ];

    /// <summary>The schema that a pipeline may expect: that of its input, with the columns of parts.</summary>
    public SchemaShape Extend(SchemaShape inputSchema)
    {
        Text.In(inputSchema);
        return inputSchema.And(Written.Select(column => PromisedColumn.VariableVector(column.Name, ((VectorDataViewType)column.Type).ItemType)));
    }

    public void Save(ModelWriter model)
    {
        model.Write(Output);
        model.Write(Input);
        model.WriteOrNull(Offsets);
    }

    public static SpanColumns Load(ModelReader model) => new(model.ReadString(), model.ReadString(), model.ReadStringOrNull());
}
