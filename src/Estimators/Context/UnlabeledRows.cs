using DistillEmb.MLNet.Sequences;
using Microsoft.ML;

namespace DistillEmb.MLNet.Context;

/// <summary>Reads rows of tokens without labels.</summary>
internal static class UnlabeledRows
{
    private const int RowsBetweenChecks = 1024;

    // What is farther away has no influence that could be learnt, and one row of a hundred thousand tokens would take as many steps one after another.
    private const int MostTokens = 128;

    /// <param name="data">The rows.</param>
    /// <param name="tokensColumnName">The column of tokens.</param>
    /// <param name="what">What the data is called in errors: the training data, say.</param>
    /// <param name="words">Receives the words.</param>
    /// <param name="checkAlive">Called now and then.</param>
    /// <exception cref="ArgumentException">The column is missing or holds something else.</exception>
    /// <exception cref="InvalidDataException">There is no row of two tokens.</exception>
    public static List<Sentence> Read(IDataView data, string tokensColumnName, string what, SentenceWords words, Action checkAlive)
    {
        TextColumn tokens = TextColumn.OfTokens(data.Schema, tokensColumnName);
        var sentences = new List<Sentence>();
        using DataViewRowCursor cursor = data.GetRowCursor([tokens.Column]);
        Func<string[]> getTokens = tokens.GetGetter(cursor);
        long rows = 0;
        while (cursor.MoveNext())
        {
            if (rows++ % RowsBetweenChecks == 0) checkAlive();
            foreach (string[] piece in getTokens().Chunk(MostTokens))
            {
                if (piece.Length > 1) sentences.Add(new Sentence(words.Add(piece), []));
            }
        }

        if (sentences.Count == 0)
            throw new InvalidDataException($"The {what} has {(rows == 0 ? "no rows" : $"{rows} rows, but none of two tokens or more in '{tokensColumnName}'")}; expected sentences, a row each, cut into tokens.");
        return sentences;
    }
}
