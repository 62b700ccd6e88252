using DistillEmb.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Host;

/// <summary>A column that gives a row's texts, one a token: a vector of text or, where tags are read, of keys with text values.</summary>
internal sealed class TextColumn
{
    private const string Outside = SpanTag.OutsideTag; // What a token without a tag has: a missing key, or empty text.

    private readonly bool _tags;

    private TextColumn(DataViewSchema.Column column, bool tags) => (Column, _tags) = (column, tags);

    public DataViewSchema.Column Column { get; }

    /// <summary>The texts of its keys, absent ones as O; null where it holds text.</summary>
    public string[]? KeyValues
    {
        get
        {
            if (Column.Type is not VectorDataViewType { ItemType: KeyDataViewType }) return null;
            VBuffer<ReadOnlyMemory<char>> values = default;
            Column.GetKeyValues(ref values);
            return [.. values.DenseValues().Select(value => value.IsEmpty ? Outside : value.ToString())];
        }
    }

    /// <exception cref="ArgumentException">There is no such column, or it is no vector of text.</exception>
    public static TextColumn OfTokens(DataViewSchema schema, string name) => new(InputColumn.OfTokens(name).In(schema), tags: false);

    /// <exception cref="ArgumentException">There is no such column, or it holds neither text nor keys with text values.</exception>
    public static TextColumn OfTags(DataViewSchema schema, string name) => new(InputColumn.OfTags(name).In(schema), tags: true);

    /// <summary>What reads the row that a cursor stands at. Equal tags are the same string.</summary>
    public Func<string[]> GetGetter(DataViewRow row)
    {
        Type item = ((VectorDataViewType)Column.Type).ItemType.RawType;
        if (item == typeof(uint)) return Keys<uint>(row, key => key);
        if (item == typeof(byte)) return Keys<byte>(row, key => key);
        if (item == typeof(ushort)) return Keys<ushort>(row, key => key);
        if (item == typeof(ulong)) return Keys<ulong>(row, key => key);
        return _tags ? Tags(row) : Tokens(row);
    }

    private Func<string[]> Tokens(DataViewRow row)
    {
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> get = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(Column);
        VBuffer<ReadOnlyMemory<char>> texts = default;
        return () =>
        {
            get(ref texts);
            return [.. texts.DenseValues().Select(text => text.ToString())];
        };
    }

    private Func<string[]> Tags(DataViewRow row)
    {
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> get = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(Column);
        VBuffer<ReadOnlyMemory<char>> texts = default;
        HashSet<string> known = new([Outside], StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        return () =>
        {
            get(ref texts);
            return [.. texts.DenseValues().Select(text => text.IsEmpty ? Outside : Intern(text))];
        };

        string Intern(ReadOnlyMemory<char> text)
        {
            if (lookup.TryGetValue(text.Span, out string? tag)) return tag;
            tag = text.ToString();
            known.Add(tag);
            return tag;
        }
    }

    private Func<string[]> Keys<TKey>(DataViewRow row, Func<TKey, ulong> number)
    {
        string[] tags = [Outside, .. KeyValues!];
        ValueGetter<VBuffer<TKey>> get = row.GetGetter<VBuffer<TKey>>(Column);
        VBuffer<TKey> keys = default;
        return () =>
        {
            get(ref keys);
            return [.. keys.DenseValues().Select(key => number(key) is var place && place < (ulong)tags.Length ? tags[place] : Outside)];
        };
    }
}
