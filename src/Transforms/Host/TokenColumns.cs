using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Host;

/// <summary>The column of tokens in the schema that an estimator is asked about.</summary>
internal static class TokenColumns
{
    /// <returns>The columns by name.</returns>
    /// <exception cref="ArgumentException">There is no such column, or it is no vector of text.</exception>
    public static Dictionary<string, SchemaShape.Column> Check(SchemaShape inputSchema, string name)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Dictionary<string, SchemaShape.Column> columns = inputSchema.ToDictionary(column => column.Name);
        if (!columns.TryGetValue(name, out SchemaShape.Column tokens))
            throw new ArgumentException($"The column '{name}' of tokens was not found; the data has {InputColumn.Names(columns.Keys)}.", nameof(inputSchema));
        if (tokens.Kind == SchemaShape.Column.VectorKind.Scalar || tokens.ItemType is not TextDataViewType)
            throw new ArgumentException($"The column '{name}' of tokens holds {tokens.GetTypeString()}; expected a vector of text. A tokenizer makes one of a text.", nameof(inputSchema));
        return columns;
    }
}
