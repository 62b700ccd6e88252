using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

public sealed class VectorBlocksTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(1000, 1)]
    [InlineData(300, 16_384)] // Five blocks of 64 rows.
    public void Rows_are_those_that_were_added(int count, int dimension)
    {
        VectorBlocks blocks = Make(count, dimension);
        Assert.Equal(count, blocks.Count);
        for (int row = 0; row < count; row++) AssertRow(row, blocks[row]);
    }

    [Fact]
    public void Rows_of_one_block_lie_one_after_the_other()
    {
        VectorBlocks blocks = Make(300, 16_384);
        Assert.Equal(64, blocks.RowsPerBlock);
        Span<float> rows = blocks.Slice(130, 50);
        Assert.Equal(50 * 16_384, rows.Length);
        for (int i = 0; i < 50; i++) AssertRow(130 + i, rows.Slice(i * 16_384, 16_384));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Rows_that_are_kept_stand_in_the_order_given(int seed)
    {
        const int Count = 500;
        var random = new Random(seed);
        int[] all = [.. Enumerable.Range(0, Count)];
        random.Shuffle(all);
        int[][] orders =
        [
            [.. Enumerable.Range(0, Count)], [.. Enumerable.Range(0, Count).Reverse()], [.. Enumerable.Range(0, Count).Where(row => row % 3 == 0)],
            [.. Enumerable.Range(0, Count).Select(row => (row + seed) % Count)], all, all[..200], all[..1], [],
        ];
        foreach (int[] order in orders)
        {
            VectorBlocks blocks = Make(Count, 5000); // 128 rows a block.
            blocks.Keep([.. order]);
            Assert.Equal(order.Length, blocks.Count);
            for (int i = 0; i < order.Length; i++) AssertRow(order[i], blocks[i]);
        }
    }

    private static VectorBlocks Make(int count, int dimension)
    {
        var blocks = new VectorBlocks(dimension);
        float[] vector = new float[dimension];
        for (int row = 0; row < count; row++)
        {
            (vector[0], vector[^1]) = (row, dimension == 1 ? row : -row);
            blocks.Add(vector);
        }

        return blocks;
    }

    private static void AssertRow(int row, ReadOnlySpan<float> vector)
    {
        Assert.Equal(row, vector[0]);
        Assert.Equal(vector.Length == 1 ? row : -row, vector[^1]);
    }
}
