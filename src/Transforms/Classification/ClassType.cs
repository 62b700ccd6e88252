using System.Globalization;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Classification;

/// <summary>What classes are in a column of ML.NET: text, numbers, Booleans, dates. A model has their texts, in the invariant culture, and the number of their type.</summary>
internal abstract class ClassType
{
    private const string KeyValuesKind = "KeyValues"; // ML.NET's name of the annotation.
    private const string RoundTrip = "O"; // Of dates and times.

    /// <summary>All of them, by the numbers that models have them by; of text, which most are, models have none.</summary>
    public static readonly IReadOnlyList<ClassType> All =
    [
        new ClassType<ReadOnlyMemory<char>>(TextDataViewType.Instance, text => text.IsEmpty ? null : text.ToString(), text => text.AsMemory()),
        new ClassType<bool>(BooleanDataViewType.Instance, value => value ? "True" : "False", bool.Parse),
        Number<sbyte>(NumberDataViewType.SByte),
        Number<byte>(NumberDataViewType.Byte),
        Number<short>(NumberDataViewType.Int16),
        Number<ushort>(NumberDataViewType.UInt16),
        Number<int>(NumberDataViewType.Int32),
        Number<uint>(NumberDataViewType.UInt32),
        Number<long>(NumberDataViewType.Int64),
        Number<ulong>(NumberDataViewType.UInt64),
        Number<float>(NumberDataViewType.Single),
        Number<double>(NumberDataViewType.Double),
        new ClassType<DateTime>(DateTimeDataViewType.Instance, value => value.ToString(RoundTrip, CultureInfo.InvariantCulture), text => DateTime.ParseExact(text, RoundTrip, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)),
        new ClassType<DateTimeOffset>(DateTimeOffsetDataViewType.Instance, value => value.ToString(RoundTrip, CultureInfo.InvariantCulture), text => DateTimeOffset.ParseExact(text, RoundTrip, CultureInfo.InvariantCulture)),
        new ClassType<TimeSpan>(TimeSpanDataViewType.Instance, value => value.ToString("c", CultureInfo.InvariantCulture), text => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture)),
    ];

    protected ClassType(PrimitiveDataViewType type) => DataType = type;

    public static ClassType Text => All[0];

    public PrimitiveDataViewType DataType { get; }

    /// <summary>The type of the classes of a column of labels; that of the values of a key, which are numbers where it has none. Null where it cannot be.</summary>
    public static ClassType? Of(DataViewSchema.Column column)
    {
        if (column.Type is not KeyDataViewType) return Of(column.Type);
        DataViewSchema.Column? values = column.Annotations.Schema.GetColumnOrNull(KeyValuesKind);
        return Of(values is null ? NumberDataViewType.UInt32 : (values.Value.Type as VectorDataViewType)?.ItemType);
    }

    /// <summary>The type of the classes of a column of labels that will be there.</summary>
    public static ClassType? Of(SchemaShape.Column column)
    {
        if (!column.IsKey) return Of(column.ItemType);
        DataViewType[] values = [.. column.Annotations.Where(annotation => annotation.Name == KeyValuesKind).Select(annotation => annotation.ItemType)];
        return Of(values is [DataViewType type] ? type : NumberDataViewType.UInt32);
    }

    /// <summary>The type that a model says.</summary>
    /// <exception cref="InvalidDataException">It is of a newer package, or a class is none of that type.</exception>
    public static ClassType Of(int number, IEnumerable<string> classes)
    {
        if (number <= 0 || number >= All.Count) throw new InvalidDataException($"The model has classes of type {number}, which this DistillEmb.MLNet does not know. Update the package.");
        ClassType type = All[number];
        return classes.FirstOrDefault(name => !type.Holds(name)) is not string other ? type : throw new InvalidDataException($"The model is damaged: its class '{other}' is no {type.DataType}.");
    }

    /// <summary>The number by which models have it.</summary>
    public int ModelNumber => All.TakeWhile(type => type != this).Count();

    /// <summary>The classes of a key, in the order of their keys.</summary>
    public string[] KeysOf(DataViewSchema.Column column) => column.Annotations.Schema.GetColumnOrNull(KeyValuesKind) is null
        ? [.. Enumerable.Range(1, checked((int)Math.Min(int.MaxValue, ((KeyDataViewType)column.Type).Count))).Select(key => key.ToString(CultureInfo.InvariantCulture))]
        : KeyValuesOf(column.Annotations);

    /// <summary>What reads the class of a row from a column that is no key; it gives null where there is none: empty text, or not a number.</summary>
    public abstract Func<string?> GetGetter(DataViewRow row, DataViewSchema.Column column);

    /// <summary>The column of predicted classes.</summary>
    public abstract DataViewSchema.DetachedColumn Written(string name, IReadOnlyList<string> classes);

    protected abstract bool Holds(string name);

    protected abstract string[] KeyValuesOf(DataViewSchema.Annotations annotations);

    protected static string KeyValues => KeyValuesKind;

    private static ClassType? Of(DataViewType? type) => All.FirstOrDefault(known => known.DataType.Equals(type));

    private static ClassType<T> Number<T>(NumberDataViewType type)
        where T : struct, IFormattable, IParsable<T> => new(
            type,
            value => value.ToString(null, CultureInfo.InvariantCulture) is string text and not "NaN" ? (text == "-0" ? "0" : text) : null,
            text => T.Parse(text, CultureInfo.InvariantCulture));
}
