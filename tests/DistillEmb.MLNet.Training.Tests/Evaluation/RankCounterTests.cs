using DistillEmb.MLNet.Evaluation;
using DistillEmb.MLNet.Teachers;
using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

public sealed class RankCounterTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2500, 37, 5)] // More rows than a task takes.
    [InlineData(200, 19, 16_384)] // More rows than a block holds.
    public void Vectors_that_are_as_close_as_the_score_are_counted(int count, int queries, int dimension)
    {
        // Small whole numbers: products are exact, and many are equal.
        var random = new Random(6);
        float[] Draw(int length) => [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(-2, 3))];
        var vectors = new VectorBlocks(dimension);
        for (int i = 0; i < count; i++) vectors.Add(Draw(dimension));
        float[] columns = Draw(queries * dimension);
        float[] scores = Draw(queries);
        if (queries > 2) scores[2] = float.NaN;
        int[] counts = RankCounter.Count(vectors, PackedMatrix.FromRows(columns, queries, dimension), scores, CancellationToken.None);
        for (int query = 0; query < queries; query++)
        {
            int expected = 0;
            for (int i = 0; i < count; i++)
            {
                double product = 0;
                for (int k = 0; k < dimension; k++) product += (double)vectors[i][k] * columns[(query * dimension) + k];
                if (!(product < scores[query])) expected++;
            }

            Assert.Equal(expected, counts[query]);
        }
    }
}
