using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Ethiopic;

/// <summary>The column of text that a transformer of Ethiopic text reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Vectors">Whether it may be a vector of text.</param>
internal sealed record TextInput(string Name, bool Vectors)
{
    public string Name { get; } = NameFaults.Checked("column", Name);

    private string Expected => Vectors ? "text, or a vector of text" : "text, one a row (a vector has no places in one text)";

    public DataViewSchema.Column FindIn(DataViewSchema schema)
    {
        DataViewSchema.Column column = schema.GetColumnOrNull(Name) ?? throw new ArgumentException(NotFound(schema.Select(column => column.Name)), nameof(schema));
        bool fits = column.Type is TextDataViewType || (Vectors && InputColumn.Accepts(column.Type));
        return fits ? column : throw new ArgumentException(Unfit(column.Type.ToString()!), nameof(schema));
    }

    public SchemaShape.Column FindIn(SchemaShape schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (!schema.TryFindColumn(Name, out SchemaShape.Column column)) throw new ArgumentException(NotFound(schema.Select(column => column.Name)), nameof(schema));
        bool fits = column.ItemType is TextDataViewType && (Vectors || column.Kind == SchemaShape.Column.VectorKind.Scalar);
        return fits ? column : throw new ArgumentException(Unfit(column.GetTypeString()), nameof(schema));
    }

    private string NotFound(IEnumerable<string> names) => $"Input column '{Name}' not found; the data has {InputColumn.Names(names)}.";

    private string Unfit(string type) => $"Input column '{Name}' holds {type}; expected {Expected}.";
}
