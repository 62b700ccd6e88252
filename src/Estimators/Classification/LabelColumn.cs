using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Classification;

/// <summary>A column that gives a row's class: text, or a key with text values.</summary>
internal sealed class LabelColumn
{
    private readonly string[]? _keys; // Null where the column is text.

    public LabelColumn(DataViewSchema schema, string name)
    {
        Column = InputColumn.OfLabels(name).In(schema);
        if (Column.Type is TextDataViewType) return;
        VBuffer<ReadOnlyMemory<char>> values = default;
        Column.GetKeyValues(ref values);
        _keys = [.. values.DenseValues().Select(value => value.ToString())];
    }

    public DataViewSchema.Column Column { get; }

    /// <summary>The classes that rows can have, in the order of their keys; of text, those that occur, in the order in which they first do.</summary>
    public IReadOnlyList<string> ClassesOf(IEnumerable<LabeledRow> rows) => _keys ?? [.. rows.Select(row => row.Label).Distinct(StringComparer.Ordinal)];

    /// <summary>What reads the row that a cursor stands at; null for a row without a label: a missing key, or empty text.</summary>
    public Func<string?> GetGetter(DataViewRow row)
    {
        Type type = Column.Type.RawType;
        if (type == typeof(uint)) return Keys<uint>(row, key => key);
        if (type == typeof(byte)) return Keys<byte>(row, key => key);
        if (type == typeof(ushort)) return Keys<ushort>(row, key => key);
        if (type == typeof(ulong)) return Keys<ulong>(row, key => key);
        ValueGetter<ReadOnlyMemory<char>> get = row.GetGetter<ReadOnlyMemory<char>>(Column);
        ReadOnlyMemory<char> text = default;
        return () =>
        {
            get(ref text);
            return text.IsEmpty ? null : text.ToString();
        };
    }

    private Func<string?> Keys<TKey>(DataViewRow row, Func<TKey, ulong> number)
        where TKey : struct
    {
        ValueGetter<TKey> get = row.GetGetter<TKey>(Column);
        TKey key = default;
        return () =>
        {
            get(ref key);
            return number(key) is var place && place > 0 && place <= (ulong)_keys!.Length ? _keys[place - 1] : null;
        };
    }
}
