using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

/// <summary>A sentence that cannot be read is no row, and what follows it is not read as if it had been whole.</summary>
public sealed class ConllBrokenRowTests : IDisposable
{
    private readonly ConllFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_cursor_that_failed_stands_at_no_row_and_fails_again()
    {
        string path = _folder.Write("train.txt", "a O\nb O\n\nc O\nd O O\ne O\n\nf O\n");
        IDataView data = _mlContext.Data.LoadFromConllFile(path);
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getTokens = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(data.Schema["Tokens"]);
        VBuffer<ReadOnlyMemory<char>> tokens = default;
        Assert.True(cursor.MoveNext());
        getTokens(ref tokens);
        Assert.Equal("a b", string.Join(' ', tokens.DenseValues()));
        string fault = Assert.Throws<InvalidDataException>(() => cursor.MoveNext()).Message;
        Assert.Contains("line 5", fault, StringComparison.Ordinal);
        Assert.Equal(-1, cursor.Position);
        Assert.Throws<InvalidOperationException>(() => getTokens(ref tokens));
        Assert.Equal(fault, Assert.Throws<InvalidDataException>(() => cursor.MoveNext()).Message);
    }
}
