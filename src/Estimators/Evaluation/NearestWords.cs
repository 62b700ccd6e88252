using DistillEmb.Network;

namespace DistillEmb.MLNet.Evaluation;

/// <summary>
/// Exact search by dot product: every query with every word. Words are packed a block at a time, so that a search needs
/// no second copy of the vectors, and blocks are searched side by side.
/// </summary>
internal static class NearestWords
{
    // A block of words and its scores for a block of queries fit into a processor's own cache.
    private const int WordBlock = 1024;
    private const int QueryBlock = 12; // Twice the rows that PackedMatrix takes at once.

    /// <summary>Writes the vector of a query. Called from several threads, several times for a query.</summary>
    public delegate void QueryWriter(int query, Span<float> vector);

    /// <summary>The words that score highest for each query.</summary>
    /// <param name="vectors">The words.</param>
    /// <param name="words">Only the first so many are searched.</param>
    /// <param name="queries">How many queries there are.</param>
    /// <param name="count">How many words to find for each; fewer where there are fewer.</param>
    /// <param name="write">Gives the queries.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static NearestList[] Find(UnitVectors vectors, int words, int queries, int count, QueryWriter write, CancellationToken cancellation)
    {
        var nearest = new NearestList[queries];
        for (int i = 0; i < queries; i++) nearest[i] = new NearestList(Math.Min(count, words));
        int blocks = (words + WordBlock - 1) / WordBlock;
        int dimension = vectors.Dimension;
        Parallel.For(
            0,
            queries == 0 ? 0 : blocks,
            new ParallelOptions { CancellationToken = cancellation },
            () => (Queries: new float[QueryBlock * dimension], Scores: new float[QueryBlock * WordBlock]),
            (block, _, scratch) =>
            {
                int first = block * WordBlock;
                int length = Math.Min(WordBlock, words - first);
                PackedMatrix packed = Pack(vectors, first, length);
                for (int start = 0; start < queries; start += QueryBlock)
                {
                    cancellation.ThrowIfCancellationRequested();
                    int rows = Math.Min(QueryBlock, queries - start);
                    for (int i = 0; i < rows; i++) write(start + i, scratch.Queries.AsSpan(i * dimension, dimension));
                    packed.Multiply(scratch.Queries.AsSpan(0, rows * dimension), rows, scratch.Scores);
                    for (int i = 0; i < rows; i++)
                    {
                        NearestList list = nearest[start + i];
                        lock (list) list.Offer(first, scratch.Scores.AsSpan(i * length, length));
                    }
                }

                return scratch;
            },
            _ => { });
        return nearest;
    }

    private static PackedMatrix Pack(UnitVectors vectors, int first, int length)
    {
        int dimension = vectors.Dimension;
        float[] rows = new float[length * dimension];
        for (int i = 0; i < length; i++) vectors[first + i].CopyTo(rows.AsSpan(i * dimension, dimension));
        return PackedMatrix.FromRows(rows, length, dimension);
    }
}
