using Microsoft.ML;
using Microsoft.ML.Data;
using static Microsoft.ML.SchemaShape.Column;

namespace DistillEmb.MLNet.Host;

/// <summary>A column that is read: its name, and what it has to hold. All that is wrong with a column of data is said here.</summary>
internal sealed class InputColumn
{
    private readonly string _expected;
    private readonly string _advice;
    private readonly Predicate<SchemaShape.Column> _fits;
    private bool _anyKeys; // Or those with text values alone.

    private InputColumn(string name, string expected, Predicate<SchemaShape.Column> fits, string advice = "") => (Name, _expected, _fits, _advice) = (name, expected, fits, advice);

    public string Name { get; }

    /// <summary>A text a row.</summary>
    public static InputColumn OfText(string name) =>
        new(name, "text, one a row (a vector has no places in one text)", column => column is { ItemType: TextDataViewType, Kind: VectorKind.Scalar });

    /// <summary>A text a row, or several.</summary>
    public static InputColumn OfTexts(string name) => new(name, "text, or a vector of text", column => column.ItemType is TextDataViewType);

    /// <summary>A text a row, or as many in every row.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="advice">A sentence for whoever has another column.</param>
    public static InputColumn OfTextsOfKnownSize(string name, string advice) =>
        new(name, "text, or a vector of text of known size", column => column is { ItemType: TextDataViewType, Kind: not VectorKind.VariableVector }, advice);

    /// <summary>The tokens of a row.</summary>
    public static InputColumn OfTokens(string name) =>
        new(name, "a vector of text", column => column is { ItemType: TextDataViewType, Kind: not VectorKind.Scalar }, "A tokenizer makes one of a text.");

    /// <summary>A tag a token.</summary>
    public static InputColumn OfTags(string name) =>
        new(name, "a vector of text, or of keys with text values", column => (column.IsKey || column.ItemType is TextDataViewType) && column.Kind != VectorKind.Scalar);

    /// <summary>A number a token.</summary>
    public static InputColumn OfConfidences(string name) =>
        new(name, "a vector of Single, one a token", column => column.ItemType == NumberDataViewType.Single && column.Kind != VectorKind.Scalar);

    /// <summary>The class of a row.</summary>
    public static InputColumn OfLabels(string name) =>
        new(name, "text, a number, a Boolean or a key", column => (column.IsKey || column.ItemType is TextDataViewType or NumberDataViewType or BooleanDataViewType) && column.Kind == VectorKind.Scalar) { _anyKeys = true };

    /// <exception cref="ArgumentException">There is no such column, or it holds something else.</exception>
    public SchemaShape.Column In(SchemaShape schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (!schema.TryFindColumn(Name, out SchemaShape.Column column)) throw NotFound(All());
        return _fits(column) ? column : throw Unfit(column.GetTypeString(), All());

        string All() => $"data has {List(schema.Select(other => other.Name))}";
    }

    /// <param name="schema">The schema.</param>
    /// <param name="data">What has that schema, for a message.</param>
    /// <exception cref="ArgumentException">There is no such column, or it holds something else, or keys without text values.</exception>
    public DataViewSchema.Column In(DataViewSchema schema, string data = "data")
    {
        DataViewSchema.Column column = schema.GetColumnOrNull(Name) ?? throw NotFound(All());
        SchemaShape.GetColumnTypeShape(column.Type, out VectorKind kind, out DataViewType item, out bool isKey);
        if (!_fits(new SchemaShape.Column(Name, kind, item, isKey))) throw Unfit(column.Type.ToString()!, All());
        return !isKey || _anyKeys || column.HasKeyValues() ? column : throw Unfit("keys without text values", All());

        string All() => $"{data} has {List(schema.Select(other => other.Name))}";
    }

    private ArgumentException NotFound(string all) => Fault($"was not found; the {all}. Expected {_expected}.", _advice);

    private ArgumentException Unfit(string type, string all) => Fault($"holds {type}; expected {_expected}.", _advice, $"The {all}.");

    private ArgumentException Fault(params IEnumerable<string> sentences) => new($"The column '{Name}' {string.Join(' ', sentences.Where(sentence => sentence.Length > 0))}");

    // The first few of many; hidden columns have the names of others.
    private static string List(IEnumerable<string> names)
    {
        const int Most = 20;
        string[] all = [.. names.Distinct(StringComparer.Ordinal)];
        if (all.Length == 0) return "no columns";
        string listed = string.Join(", ", all.Take(Most).Select(name => $"'{name}'"));
        return all.Length > Most ? $"{listed} and {all.Length - Most} more" : listed;
    }
}
