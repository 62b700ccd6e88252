using DistillEmb.MLNet.Evaluation;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

public sealed class FindNeighborsTests
{
    [Theory]
    [InlineData(1, 3, 5)]
    [InlineData(7, 5, 3)]
    [InlineData(1024, 8, 10)]
    [InlineData(1025, 8, 1)]
    [InlineData(2600, 17, 2599)]
    public void Neighbours_are_those_of_comparing_every_pair(int words, int dimension, int count)
    {
        (string Word, float[] Vector)[] rows = HandMadeTables.Random(words, dimension, seed: words);
        Dictionary<string, float[]> vectors = rows.ToDictionary(row => row.Word, row => row.Vector);
        WordVectorTable table = HandMadeTables.Plain(rows);
        string[] queries = [.. Enumerable.Range(0, Math.Min(words, 13)).Select(i => $"w{i * 83 % words}")];
        IReadOnlyList<IReadOnlyList<WordNeighbor>> found = table.FindNeighbors(queries, count);
        Assert.Equal(queries.Length, found.Count);
        for (int i = 0; i < queries.Length; i++)
        {
            float[] query = vectors[queries[i]];
            (string Word, double Cosine)[] expected = [.. rows.Where(row => row.Word != queries[i]).Select(row => (row.Word, Cosine(query, row.Vector))).OrderByDescending(row => row.Item2).Take(count)];
            Assert.Equal(expected.Length, found[i].Count);
            for (int rank = 0; rank < expected.Length; rank++)
            {
                // Words that single precision cannot tell apart may change places.
                Assert.Equal(expected[rank].Cosine, found[i][rank].Similarity, 1e-5);
                Assert.Equal(Cosine(query, vectors[found[i][rank].Word]), found[i][rank].Similarity, 1e-5);
            }

            Assert.Equal(found[i].Count, found[i].Select(neighbor => neighbor.Word).Distinct().Count());
            Assert.Equal(found[i], table.FindNeighbors(queries[i], count));
        }
    }

    [Fact]
    public void Among_equally_near_words_the_earlier_comes_first_wherever_it_stands()
    {
        // Every third word has the same vector, over several blocks that are searched side by side.
        WordVectorTable table = HandMadeTables.Plain([.. Enumerable.Range(0, 5000).Select(word => ($"w{word}", word % 3 == 0 ? new float[] { 1, 0 } : [0, 1]))]);
        Assert.Equal(["w0", "w3", "w6", "w12"], table.FindNeighbors("w9", 4).Select(neighbor => neighbor.Word));
        Assert.Equal(["w0", "w3", "w6", "w9"], table.FindNeighbors("w4998", 4).Select(neighbor => neighbor.Word));
    }

    [Fact]
    public void A_word_that_is_not_listed_is_searched_for_where_it_can_be_computed_and_unknown_ones_have_no_neighbours()
    {
        WordVectorTable table = HandMadeTables.Computed(2, ("a", [1, 0]), ("b", [1, 1]), ("c", [0, 1]));
        IReadOnlyList<IReadOnlyList<WordNeighbor>> found = table.FindNeighbors(["c", "?", "a", "c"], 5);
        Assert.Equal(["b", "a"], found[0].Select(neighbor => neighbor.Word));
        Assert.Empty(found[1]);
        Assert.Equal(["b"], found[2].Select(neighbor => neighbor.Word));
        Assert.Equal(found[0], found[3]);
    }

    [Fact]
    public void The_neighbours_of_a_vector_leave_out_what_is_excluded()
    {
        WordVectorTable table = HandMadeTables.Plain(("a", [1, 0]), ("b", [1, 1]), ("c", [0, 1]), ("d", [-1, 0]));
        Assert.Equal(["a", "b", "c", "d"], table.FindNeighbors([5f, 0f]).Select(neighbor => neighbor.Word));
        IReadOnlyList<WordNeighbor> found = table.FindNeighbors([5f, 0f], 2, ["b", "a", "a", "unknown"]);
        Assert.Equal([new WordNeighbor("c", 0), new WordNeighbor("d", -1)], found);
        Assert.Empty(table.FindNeighbors([5f, 0f], int.MaxValue, table.Words));
    }

    [Fact]
    public void A_vector_without_a_direction_or_of_another_dimension_is_refused()
    {
        WordVectorTable table = HandMadeTables.Plain(("a", [1, 0]));
        Assert.Contains("1 values; the table's have 2", Assert.Throws<ArgumentException>(() => table.FindNeighbors([1f])).Message, StringComparison.Ordinal);
        Assert.Contains("zero or not finite", Assert.Throws<ArgumentException>(() => table.FindNeighbors([0f, 0f])).Message, StringComparison.Ordinal);
        Assert.Contains("zero or not finite", Assert.Throws<ArgumentException>(() => table.FindNeighbors([float.NaN, 0f])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_an_empty_table_nothing_is_found() =>
        Assert.Empty(WordVectorTable.FromEncoder(HandMadeTables.Encoder(), []).FindNeighbors("ቤት"));

    [Fact]
    public void A_list_has_the_same_order_whatever_the_order_of_the_offers_and_passes_over_what_is_no_number()
    {
        float[] scores = [2, float.NaN, 3, 2, float.NegativeInfinity, 3, 1];
        var list = new NearestList(3);
        foreach (int start in new[] { 5, 0, 2, 4, 1, 6, 3 }) list.Offer(start, scores.AsSpan(start, 1));
        Assert.Equal([(2, 3f), (5, 3f), (0, 2f)], Enumerable.Range(0, list.Count).Select(rank => list[rank]));
    }

    [Fact]
    public void A_search_can_be_cancelled()
    {
        WordVectorTable table = HandMadeTables.Plain(("a", [1, 0]), ("b", [1, 1]));
        Assert.ThrowsAny<OperationCanceledException>(() => table.FindNeighbors("a", cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_search_that_runs_ends_when_it_is_cancelled()
    {
        WordVectorTable table = HandMadeTables.Plain(HandMadeTables.Random(3000, 3, seed: 6));
        using var source = new CancellationTokenSource();
        int written = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => NearestWords.Find(table.Vectors, 3000, 100_000, 1, (_, _) => CancelAt(1000), source.Token));
        Assert.InRange(written, 1000, 10_000);

        void CancelAt(int count)
        {
            if (Interlocked.Increment(ref written) == count) source.Cancel();
        }
    }

    private static double Cosine(float[] first, float[] second)
    {
        double dot = first.Zip(second, (a, b) => (double)a * b).Sum();
        return dot / Math.Sqrt(first.Sum(a => (double)a * a) * second.Sum(b => (double)b * b));
    }
}
