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
    /// <param name="add">Takes the tokens of a row; empty ones may be left out.</param>
    public static void Read(IDataView data, string columnName, Action<long> reached, Action<ReadOnlySpan<ReadOnlyMemory<char>>> add)
    {
        DataViewSchema.Column column = data.Schema[columnName];
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        Action read = column.Type is TextDataViewType ? Scalar(cursor, column, add) : Vector(cursor, column, add);
        ForEach(cursor, reached, read);
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
        while (cursor.MoveNext())
        {
            if (cursor.Position % RowsBetweenChecks == 0) reached(cursor.Position);
            read();
        }
    }

    private static Action Scalar(DataViewRowCursor cursor, DataViewSchema.Column column, Action<ReadOnlySpan<ReadOnlyMemory<char>>> add)
    {
        ValueGetter<ReadOnlyMemory<char>> get = cursor.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> token = default;
        return () =>
        {
            get(ref token);
            add([token]);
        };
    }

    private static Action Vector(DataViewRowCursor cursor, DataViewSchema.Column column, Action<ReadOnlySpan<ReadOnlyMemory<char>>> add)
    {
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> get = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> tokens = default;
        return () =>
        {
            get(ref tokens);
            add(tokens.GetValues());
        };
    }
}
