using DistillEmb.MLNet.Host;
using DistillEmb.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tagging;

/// <summary>Reads rows of tokens and their tags.</summary>
internal static class TaggedRows
{
    private const int RowsBetweenChecks = 1024;
    private const string Source = "Source"; // Of LoadFromConllFile: the file and the line in which the row begins.

    /// <param name="data">The rows.</param>
    /// <param name="options">The names of the columns.</param>
    /// <param name="what">What the data is called in errors: the training data, say.</param>
    /// <param name="checkAlive">Called now and then.</param>
    /// <remarks>Where the data has a column of text that is called Source, as LoadFromConllFile has, that is where a row stands.</remarks>
    /// <exception cref="ArgumentException">A column is missing or holds something else.</exception>
    /// <exception cref="InvalidDataException">There are no tokens, or a row (counted from 0) has not a tag a token.</exception>
    public static List<TaggedRow> Read(IDataView data, DistillEmbNerOptions options, string what, Action checkAlive)
    {
        if (HasNoRowsForKeys(data, options.LabelColumnName)) throw NoRows(what);
        TextColumn tokens = TextColumn.OfTokens(data.Schema, options.TokensColumnName);
        TextColumn labels = TextColumn.OfTags(data.Schema, options.LabelColumnName);
        var rows = new List<TaggedRow>();
        DataViewSchema.Column? source = data.Schema.GetColumnOrNull(Source) is { Type: TextDataViewType } column ? column : null;
        using DataViewRowCursor cursor = data.GetRowCursor([tokens.Column, labels.Column, .. source is null ? Array.Empty<DataViewSchema.Column>() : [source.Value]]);
        Func<string[]> getTokens = tokens.GetGetter(cursor);
        Func<string[]> getTags = labels.GetGetter(cursor);
        ValueGetter<ReadOnlyMemory<char>>? getSource = source is null ? null : cursor.GetGetter<ReadOnlyMemory<char>>(source.Value);
        ReadOnlyMemory<char> place = default;
        while (cursor.Advance())
        {
            if (cursor.Position % RowsBetweenChecks == 0) checkAlive();
            getSource?.Invoke(ref place);
            var row = new TaggedRow(getTokens(), getTags(), place.IsEmpty ? FormattableString.Invariant($"row {cursor.Position} of the {what}") : place.ToString());
            if (row.Tokens.Length != row.Tags.Length)
            {
                throw new InvalidDataException(
                    $"Row {cursor.Position} of the {what} has {row.Tokens.Length} tokens in '{options.TokensColumnName}' and {row.Tags.Length} tags in '{options.LabelColumnName}'; expected a tag a token.");
            }

            rows.Add(row);
        }

        if (rows.Count == 0) throw NoRows(what);
        if (rows.All(row => row.Tokens.Length == 0)) throw new InvalidDataException($"The {what} has {rows.Count} rows, but no token in any; expected rows of tokens and tags.");
        return rows;
    }

    // MapValueToKey gives keys without values where it saw no rows.
    private static bool HasNoRowsForKeys(IDataView data, string label)
    {
        if (data.Schema.GetColumnOrNull(label) is not { Type: VectorDataViewType { ItemType: KeyDataViewType } } column || column.HasKeyValues()) return false;
        using DataViewRowCursor cursor = data.GetRowCursor([]);
        return !cursor.MoveNext();
    }

    private static InvalidDataException NoRows(string what) => new($"The {what} has no rows; expected rows of tokens and tags.");

    /// <summary>Counts the tags of rows.</summary>
    public static TagCensus CensusOf(IEnumerable<TaggedRow> rows)
    {
        var census = new TagCensus();
        foreach (TaggedRow row in rows.Where(row => row.Tokens.Length > 0)) census.Add(row.Tags.Select(tag => tag.AsMemory()), token => FormattableString.Invariant($"{row.Place}, token {token + 1}"));
        return census;
    }

    /// <summary>
    /// The tags that a label column can have, in the order of their keys, with O behind them where tokens have none; of text, those that occur, in the order in which they
    /// first do.
    /// </summary>
    public static IReadOnlyList<string> TagsOf(IDataView data, string labelColumnName, IEnumerable<TaggedRow> rows)
    {
        DataViewSchema.Column label = data.Schema[labelColumnName];
        if (label.Type is not VectorDataViewType { ItemType: KeyDataViewType }) return [.. rows.SelectMany(row => row.Tags).Distinct(StringComparer.Ordinal)];
        VBuffer<ReadOnlyMemory<char>> values = default;
        label.GetKeyValues(ref values);
        string[] tags = [.. values.DenseValues().Select(value => value.ToString())];
        return tags.Contains(SpanTag.OutsideTag) || !rows.Any(row => row.Tags.Contains(SpanTag.OutsideTag)) ? tags : [.. tags, SpanTag.OutsideTag];
    }
}
