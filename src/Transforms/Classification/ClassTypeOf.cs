using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Classification;

/// <summary>Classes of one type.</summary>
/// <param name="type">The type in ML.NET.</param>
/// <param name="write">A value as text; null for a missing one.</param>
/// <param name="read">The value of a text.</param>
internal sealed class ClassType<T>(PrimitiveDataViewType type, Func<T, string?> write, Func<string, T> read) : ClassType(type)
{
    public override Func<string?> GetGetter(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return write(value);
        };
    }

    public override DataViewSchema.DetachedColumn Written(string name, IReadOnlyList<string> classes) => WrittenColumn.Key(name, DataType, () => classes.Select(read).ToArray(), classes.Count);

    protected override bool Holds(string name)
    {
        try
        {
            return write(read(name)) == name;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return false;
        }
    }

    protected override string[] KeyValuesOf(DataViewSchema.Annotations annotations)
    {
        VBuffer<T> values = default;
        annotations.GetValue(KeyValues, ref values);
        return [.. values.DenseValues().Select(value => write(value) ?? "")];
    }
}
