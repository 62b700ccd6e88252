using System.Numerics;
using DistillEmb.MLNet.Teachers;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Evaluation;

/// <summary>Counts for each query how many vectors lie as close to it as its own.</summary>
internal static class RankCounter
{
    private const int RowsTogether = 24; // Their products with a group of queries fit into a processor's second cache.
    private const int RowsPerTask = 1024;

    /// <summary>The vectors whose product with a query is not less than the score given; a score that is no number ranks last.</summary>
    /// <param name="vectors">The vectors to search.</param>
    /// <param name="queries">The queries, as the columns of a matrix.</param>
    /// <param name="scores">The score of each query's own vector.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static int[] Count(VectorBlocks vectors, PackedMatrix queries, float[] scores, CancellationToken cancellation)
    {
        int[] counts = new int[scores.Length];
        int rowsPerTask = Math.Min(RowsPerTask, vectors.RowsPerBlock);
        int tasks = (vectors.Count + rowsPerTask - 1) / rowsPerTask;
        Parallel.For(
            0,
            tasks,
            new ParallelOptions { CancellationToken = cancellation },
            () => (Counts: new int[scores.Length], Products: new float[RowsTogether * scores.Length]),
            (task, _, local) =>
            {
                int end = Math.Min((task + 1) * rowsPerTask, vectors.Count);
                for (int row = task * rowsPerTask; row < end; row += RowsTogether)
                {
                    int rows = Math.Min(RowsTogether, end - row);
                    queries.Multiply(vectors.Slice(row, rows), rows, local.Products);
                    for (int i = 0; i < rows; i++) CountAtLeast(local.Products.AsSpan(i * scores.Length, scores.Length), scores, local.Counts);
                }

                return local;
            },
            local =>
            {
                lock (counts) Add(local.Counts, counts);
            });
        return counts;
    }

    private static void CountAtLeast(ReadOnlySpan<float> products, ReadOnlySpan<float> scores, Span<int> counts)
    {
        int i = 0;
        for (; i <= counts.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            Vector<int> less = Vector.LessThan(new Vector<float>(products[i..]), new Vector<float>(scores[i..])); // -1 where it is less.
            (new Vector<int>(counts[i..]) + less + Vector<int>.One).CopyTo(counts[i..]);
        }

        for (; i < counts.Length; i++) counts[i] += products[i] < scores[i] ? 0 : 1; // So written, what is no number counts.
    }

    private static void Add(int[] from, int[] to)
    {
        for (int i = 0; i < to.Length; i++) to[i] += from[i];
    }
}
