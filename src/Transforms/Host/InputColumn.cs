using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Host;

/// <summary>What can be said of the columns of text that transformers read.</summary>
internal static class InputColumn
{
    /// <summary>Whether a column can be read: text, or a vector of text.</summary>
    public static bool Accepts(DataViewType type) => type is TextDataViewType || (type is VectorDataViewType vector && vector.ItemType is TextDataViewType);

    /// <summary>A schema as a pipeline promises one.</summary>
    public static SchemaShape ShapeOf(DataViewSchema schema) => SchemaShape.Create(schema);

    /// <summary>What a promised column holds, for a message.</summary>
    public static string TypeOf(SchemaShape.Column column) => column.GetTypeString();

    /// <summary>Column names for a message; the first few of many.</summary>
    public static string Names(IEnumerable<string> names)
    {
        const int Most = 20;
        string[] all = [.. names.Distinct(StringComparer.Ordinal)];
        if (all.Length == 0) return "no columns";
        string listed = string.Join(", ", all.Take(Most).Select(name => $"'{name}'"));
        return all.Length > Most ? $"{listed} and {all.Length - Most} more" : listed;
    }
}
