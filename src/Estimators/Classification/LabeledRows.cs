using DistillEmb.MLNet.Host;
using Microsoft.ML;

namespace DistillEmb.MLNet.Classification;

/// <summary>Reads rows of tokens and their classes.</summary>
internal static class LabeledRows
{
    private const int RowsBetweenChecks = 1024;

    /// <param name="data">The rows.</param>
    /// <param name="options">The names of the columns.</param>
    /// <param name="what">What the data is called in messages: the training data, say.</param>
    /// <param name="warn">Takes warnings.</param>
    /// <param name="checkAlive">Called now and then.</param>
    /// <exception cref="ArgumentException">A column is missing or holds something else.</exception>
    /// <exception cref="InvalidDataException">There are no rows with a label, or no tokens.</exception>
    public static List<LabeledRow> Read(IDataView data, DistillEmbTextClassificationOptions options, string what, Action<string> warn, Action checkAlive)
    {
        TextColumn tokens = TextColumn.OfTokens(data.Schema, options.TokensColumnName);
        var labels = new LabelColumn(data.Schema, options.LabelColumnName);
        var rows = new List<LabeledRow>();
        long unlabeled = 0;
        using DataViewRowCursor cursor = data.GetRowCursor([tokens.Column, labels.Column]);
        Func<string[]> getTokens = tokens.GetGetter(cursor);
        Func<string?> getLabel = labels.GetGetter(cursor);
        while (cursor.Advance())
        {
            if (cursor.Position % RowsBetweenChecks == 0) checkAlive();
            if (getLabel() is string label) rows.Add(new LabeledRow(getTokens(), label));
            else unlabeled++;
        }

        if (rows.Count == 0)
            throw new InvalidDataException($"The {what} has {(unlabeled == 0 ? "no rows" : $"{unlabeled} rows, but no label in any")}; expected rows of tokens and a label in '{options.LabelColumnName}'.");
        if (rows.All(row => row.Tokens.Length == 0)) throw new InvalidDataException($"The {what} has {rows.Count} rows, but no token in any; expected tokens in '{options.TokensColumnName}'.");
        if (unlabeled > 0) warn($"{unlabeled} rows of the {what} have no label; they are left out.");
        return rows;
    }
}
