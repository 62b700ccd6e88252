using DistillEmb.Classification;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Classification;

/// <summary>A column that gives a row's class: text, a number, a Boolean, or a key.</summary>
internal sealed class LabelColumn
{
    private readonly string[]? _keys; // Null where the column is no key.

    /// <exception cref="ArgumentException">There is no such column, or it holds something else.</exception>
    public LabelColumn(DataViewSchema schema, string name)
    {
        Column = InputColumn.OfLabels(name).In(schema);
        Type = ClassType.Of(Column) ?? throw new ArgumentException($"The column '{name}' holds {Column.Type}, keys of values that are no classes; expected keys of text, numbers, Booleans or dates.");
        if (Column.Type is not KeyDataViewType key) return;
        if (key.Count > TextClassifierShape.MostClasses) throw new InvalidDataException($"The column '{name}' of labels has {key.Count} different classes; expected 2 to {TextClassifierShape.MostClasses}.");
        _keys = Type.KeysOf(Column);
    }

    public DataViewSchema.Column Column { get; }

    /// <summary>What classes are.</summary>
    public ClassType Type { get; }

    /// <summary>The classes that rows can have, in the order of their keys; of a column without keys, those that occur, in the order in which they first do.</summary>
    public IReadOnlyList<string> ClassesOf(IEnumerable<LabeledRow> rows) => _keys ?? [.. rows.Select(row => row.Label).Distinct(StringComparer.Ordinal)];

    /// <summary>What reads the row that a cursor stands at; null for a row without a label: a missing key, empty text, or not a number.</summary>
    public Func<string?> GetGetter(DataViewRow row)
    {
        if (_keys is null) return Type.GetGetter(row, Column);
        Type key = Column.Type.RawType;
        if (key == typeof(uint)) return Keys<uint>(row, value => value);
        if (key == typeof(byte)) return Keys<byte>(row, value => value);
        return key == typeof(ushort) ? Keys<ushort>(row, value => value) : Keys<ulong>(row, value => value);
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
