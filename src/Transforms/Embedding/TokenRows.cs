using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Embedding;

/// <summary>Reads a column of tokens, a row at a time.</summary>
internal static class TokenRows
{
    private const int RowsBetweenChecks = 1024;

    /// <param name="data">The data.</param>
    /// <param name="columnName">A column of text, or of vectors of text.</param>
    /// <param name="reached">Told how many rows have been read, every now and then; it may throw.</param>
    /// <param name="add">Takes the tokens of a row.</param>
    public static void Read(IDataView data, string columnName, Action<long> reached, Action<ReadOnlySpan<ReadOnlyMemory<char>>> add)
    {
        DataViewSchema.Column column = data.Schema[columnName];
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        var tokens = new RowTokens(cursor, column);
        ForEach(cursor, reached, () => add(tokens.Read()));
    }

    /// <summary>Reads a column of vectors of values, a row at a time.</summary>
    public static void Read(IDataView data, string columnName, Action<long> reached, Action<ReadOnlySpan<float>> add)
    {
        DataViewSchema.Column column = data.Schema[columnName];
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> row = default;
        ForEach(cursor, reached, () =>
        {
            get(ref row);
            add(row.GetValues()); // The transformer's vectors are dense.
        });
    }

    private static void ForEach(DataViewRowCursor cursor, Action<long> reached, Action read)
    {
        while (cursor.Advance())
        {
            if (cursor.Position % RowsBetweenChecks == 0) reached(cursor.Position);
            read();
        }
    }
}
