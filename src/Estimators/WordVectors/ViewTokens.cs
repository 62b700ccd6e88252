using System.Text;
using DistillEmb.MLNet.Host;
using Microsoft.ML;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>A data view with a sentence a row: a vector of tokens, or a text of tokens between white space.</summary>
/// <param name="data">The data.</param>
/// <param name="columnName">The column.</param>
internal sealed class ViewTokens(IDataView data, string columnName) : TokenLines
{
    private const int RowsBetweenChecks = 1024;

    public override string Description => $"The column '{columnName}' of the corpus";

    public override void CheckExists() => Column();

    public override void Read(ITokenSink sink, CancellationToken cancellation)
    {
        DataViewSchema.Column column = Column();
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        var row = new RowTokens(cursor, column);
        byte[] utf8 = new byte[256];
        while (cursor.MoveNext())
        {
            if (cursor.Position % RowsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            foreach (ReadOnlyMemory<char> text in row.Read())
            {
                int most = Encoding.UTF8.GetMaxByteCount(text.Length);
                if (utf8.Length < most) utf8 = new byte[most * 2];
                ReadOnlySpan<byte> bytes = utf8.AsSpan(0, Encoding.UTF8.GetBytes(text.Span, utf8));
                foreach (Range token in new Utf8Tokens(bytes)) sink.Token(bytes[token]);
            }

            sink.EndLine();
        }
    }

    private DataViewSchema.Column Column() => InputColumn.OfTexts(columnName).In(data.Schema, "corpus");
}
