using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class TransformerSparseRowsTests
{
    [Theory]
    [InlineData(DistillEmbOutput.MinAverageMax)]
    [InlineData(DistillEmbOutput.Average)]
    [InlineData(DistillEmbOutput.Tokens)]
    public void A_sparse_row_is_read_like_a_dense_one(DistillEmbOutput form)
    {
        var sparse = new SparseRow { Tokens = new VBuffer<ReadOnlyMemory<char>>(5, 2, ["alem".AsMemory(), "selam".AsMemory()], [1, 4]) };
        var dense = new SparseRow { Tokens = new VBuffer<ReadOnlyMemory<char>>(5, [default, "alem".AsMemory(), default, default, "selam".AsMemory()]) };
        var none = new SparseRow { Tokens = new VBuffer<ReadOnlyMemory<char>>(5, 0, [], []) };
        Assert.False(sparse.Tokens.IsDense);

        // The sparse rows stand between dense ones: a row must not see the buffers of the row before.
        float[][] rows = Rows(form, dense, sparse, none, sparse, dense);
        Assert.Equal([rows[0], rows[0], rows[0]], new[] { rows[1], rows[3], rows[4] });
        Assert.Equal(new float[rows[0].Length], rows[2]);
        Assert.Contains(rows[0], number => number != 0);
    }

    [Fact]
    public void Tokens_of_a_sparse_row_stand_where_they_stood()
    {
        DistillEmbEncoder encoder = TestEncoders.Create();
        var sparse = new SparseRow { Tokens = new VBuffer<ReadOnlyMemory<char>>(5, 1, ["selam".AsMemory()], [3]) };
        int size = encoder.VectorSize;
        float[] expected = new float[5 * size];
        encoder.Embed("selam").CopyTo(expected, 3 * size);
        Assert.Equal(expected, Assert.Single(Rows(DistillEmbOutput.Tokens, sparse)));
    }

    private static float[][] Rows(DistillEmbOutput form, params SparseRow[] rows)
    {
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable(rows);
        return TransformContract.Rows(mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Tokens", form).Fit(data).Transform(data), "Vectors");
    }

    private sealed class SparseRow
    {
        [VectorType(5)]
        public VBuffer<ReadOnlyMemory<char>> Tokens { get; set; }
    }
}
