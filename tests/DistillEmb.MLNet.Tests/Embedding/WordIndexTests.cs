using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class WordIndexTests
{
    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();
    private static readonly string[] Words = [.. Enumerable.Range(0, 400).Select(Word)];

    [Theory]
    [InlineData(null)]
    [InlineData("word2vec")]
    [InlineData("fasttext")]
    public void Neighbours_are_those_of_a_full_ranking(string? head)
    {
        WordIndex index = Encoder.CreateIndex(Words, head);
        Assert.Equal(Words.Length, index.Count);
        foreach (string query in Words.Take(20).Append("nowhere"))
        {
            (string Word, float Similarity)[] ranking = [.. Words
                .Where(word => word != query)
                .Select(word => (word, Encoder.Similarity(query, word, head)))
                .OrderByDescending(neighbor => neighbor.Item2)];
            foreach (int count in (int[])[1, 2, 10, 399])
            {
                IReadOnlyList<WordNeighbor> neighbors = index.FindNeighbors(query, count);
                Assert.Equal(count, neighbors.Count);
                for (int i = 0; i < count; i++)
                {
                    // Rounding may swap two that are as near as makes no difference.
                    Assert.Equal(ranking[i].Similarity, neighbors[i].Similarity, 1e-6f);
                    Assert.Equal(Encoder.Similarity(query, neighbors[i].Word, head), neighbors[i].Similarity, 1e-6f);
                }

                Assert.Equal(count, neighbors.Select(neighbor => neighbor.Word).Distinct().Count());
            }
        }
    }

    [Fact]
    public void The_nearest_stand_first()
    {
        foreach (string query in Words.Take(20))
        {
            float[] similarities = [.. Encoder.FindNeighbors(query, Words, 50).Select(neighbor => neighbor.Similarity)];
            Assert.Equal(similarities.OrderDescending(), similarities);
        }
    }

    [Fact]
    public void The_word_itself_is_left_out()
    {
        Assert.DoesNotContain(Words[7], Encoder.FindNeighbors(Words[7], Words, Words.Length).Select(neighbor => neighbor.Word));
        Assert.Equal("b", Assert.Single(Encoder.FindNeighbors("a", ["a", "b", "a"])).Word);
        Assert.Empty(Encoder.FindNeighbors("a", ["a"]));
    }

    [Fact]
    public void A_search_in_a_list_is_one_in_its_index()
    {
        WordIndex index = Encoder.CreateIndex(Words, "fasttext");
        Assert.Equal(index.FindNeighbors("query", 5), Encoder.FindNeighbors("query", Words, 5, "fasttext"));
        Assert.Equal(10, index.FindNeighbors("query").Count);
    }

    [Fact]
    public void Ties_keep_the_order_of_the_list()
    {
        // Unknown characters have one vector: all of these are equally near.
        string[] tied = ["\u4E00", "\u4E09", "\u4E8C", "\u5341", "\u4E03", "\u516B"];
        string[] words = ["zzz", .. tied];
        Assert.Equal(tied, Encoder.FindNeighbors("\u56DB", words, 6).Select(neighbor => neighbor.Word));
        Assert.Equal(tied.Take(3), Encoder.FindNeighbors("\u56DB", words, 3).Select(neighbor => neighbor.Word));
        Assert.Equal(tied.Reverse(), Encoder.FindNeighbors("\u56DB", words.Reverse(), 6).Select(neighbor => neighbor.Word));
    }

    [Fact]
    public void A_count_beyond_the_list_gives_all_of_it()
    {
        Assert.Equal(Words.Length - 1, Encoder.FindNeighbors(Words[0], Words, int.MaxValue).Count);
        Assert.Equal(2, Encoder.FindNeighbors("a", ["b", "c"], 10).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_count_below_1_is_refused(int count)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Encoder.FindNeighbors("a", ["b"], count));
    }

    [Fact]
    public void Repeated_words_are_held_once()
    {
        WordIndex index = Encoder.CreateIndex(["a", "b", "a", "c", "b"]);
        Assert.Equal(3, index.Count);
        Assert.Equal(["a", "b", "c"], index.FindNeighbors("d").Select(neighbor => neighbor.Word).Order());
    }

    [Fact]
    public void An_empty_list_has_no_neighbours()
    {
        Assert.Empty(Encoder.FindNeighbors("a", []));
    }

    [Fact]
    public void The_empty_text_is_near_to_nothing()
    {
        Assert.All(Encoder.FindNeighbors("", ["a", "b"]), neighbor => Assert.Equal(0f, neighbor.Similarity));
        Assert.Equal(0f, Assert.Single(Encoder.FindNeighbors("a", [""])).Similarity);
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Encoder.CreateIndex(null!));
        Assert.Throws<ArgumentNullException>(() => Encoder.CreateIndex(["a"]).FindNeighbors(null!));
        Assert.Contains("null", Assert.Throws<ArgumentException>(() => Encoder.CreateIndex(["a", null!, "b"])).Message);
    }

    // Distinct words of Latin and Ethiopic characters, in no order.
    private static string Word(int number) =>
        $"{(char)('a' + (number * 7 % 26))}{(char)(0x1200 + (number % 67))}{(char)('a' + (number / 26))}";
}
