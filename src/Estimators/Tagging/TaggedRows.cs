using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tagging;

/// <summary>Reads rows of tokens and their tags.</summary>
internal static class TaggedRows
{
    private const int RowsBetweenChecks = 1024;

    /// <param name="data">The rows.</param>
    /// <param name="options">The names of the columns.</param>
    /// <param name="what">What the data is called in errors: the training data, say.</param>
    /// <param name="checkAlive">Called now and then.</param>
    /// <exception cref="ArgumentException">A column is missing or holds something else.</exception>
    /// <exception cref="InvalidDataException">There are no tokens, or a row (counted from 0) has not a tag a token.</exception>
    public static List<TaggedRow> Read(IDataView data, DistillEmbNerOptions options, string what, Action checkAlive)
    {
        TextColumn tokens = TextColumn.OfTokens(data.Schema, options.TokensColumnName);
        TextColumn labels = TextColumn.OfTags(data.Schema, options.LabelColumnName);
        var rows = new List<TaggedRow>();
        using DataViewRowCursor cursor = data.GetRowCursor([tokens.Column, labels.Column]);
        Func<string[]> getTokens = tokens.GetGetter(cursor);
        Func<string[]> getTags = labels.GetGetter(cursor);
        while (cursor.MoveNext())
        {
            if (cursor.Position % RowsBetweenChecks == 0) checkAlive();
            var row = new TaggedRow(getTokens(), getTags());
            if (row.Tokens.Length != row.Tags.Length)
            {
                throw new InvalidDataException(
                    $"Row {cursor.Position} of the {what} has {row.Tokens.Length} tokens in '{options.TokensColumnName}' and {row.Tags.Length} tags in '{options.LabelColumnName}'; expected a tag a token.");
            }

            rows.Add(row);
        }

        if (rows.All(row => row.Tokens.Length == 0))
            throw new InvalidDataException($"The {what} has {(rows.Count == 0 ? "no rows" : $"{rows.Count} rows, but no token in any")}; expected rows of tokens and tags.");
        return rows;
    }

    /// <summary>The tags that a label column can have, in the order of their keys; of text, those that occur, in the order in which they first do.</summary>
    public static IReadOnlyList<string> TagsOf(IDataView data, string labelColumnName, IEnumerable<TaggedRow> rows)
    {
        DataViewSchema.Column label = data.Schema[labelColumnName];
        if (label.Type is not VectorDataViewType { ItemType: KeyDataViewType }) return [.. rows.SelectMany(row => row.Tags).Distinct(StringComparer.Ordinal)];
        VBuffer<ReadOnlyMemory<char>> values = default;
        label.GetKeyValues(ref values);
        return [.. values.DenseValues().Select(value => value.ToString())];
    }
}
