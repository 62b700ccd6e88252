using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

public sealed class PoolMinerTests
{
    private const int Window = 32;

    private static readonly TeacherVocabulary Vocabulary = new MadeUpLanguage(200).Vocabulary();
    private static readonly int[] Anchors = [12, 3, 199, 40, 7, 100, 61];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void In_a_corpus_of_one_window_the_negatives_are_the_nearest_of_its_words(int perWord)
    {
        int[] corpus = [12, 5, 5, 80, 150, 3, 151, 152, 9, 80, 21, 22, 23, 190, 40, 41, 66, 67, 68, 69];
        Assert.True(corpus.Length < Window);
        int[] candidates = new PoolMiner(Vocabulary, corpus, normalized: true, Window, perWord).Mine(Anchors, new Random(1)).Candidates;
        Assert.Equal([.. Anchors, .. BruteForce(corpus, perWord)], candidates);
    }

    [Fact]
    public void A_large_pool_searches_all_windows_of_the_corpus_to_its_last_token()
    {
        // The pool is 9,000 windows out of 19 that there are: each is drawn.
        int[] corpus = [.. Enumerable.Range(110, 50)];
        int[] candidates = new PoolMiner(Vocabulary, corpus, normalized: true, 9000 * Window, 3).Mine(Anchors, new Random(1)).Candidates;
        Assert.Equal([.. Anchors, .. BruteForce(corpus, 3)], candidates);
        int[] all = new PoolMiner(Vocabulary, corpus, normalized: true, 9000 * Window, 64).Mine(Anchors, new Random(1)).Candidates;
        Assert.Equal([.. Anchors.Concat(corpus).Order()], all.Order());
    }

    [Fact]
    public void A_small_pool_is_windows_of_the_corpus()
    {
        int[] corpus = [.. Enumerable.Range(0, 200)];
        var miner = new PoolMiner(Vocabulary, corpus, normalized: true, 2 * Window, 64);
        var random = new Random(1);
        var pools = new HashSet<string>();
        for (int draw = 0; draw < 10; draw++)
        {
            int[] candidates = miner.Mine(Anchors, random).Candidates;
            Assert.Equal(Anchors, candidates[..Anchors.Length]);
            Assert.Equal(candidates.Length, candidates.Distinct().Count());
            int[] negatives = [.. candidates[Anchors.Length..].Order()];
            Assert.InRange(negatives.Length, Window - Anchors.Length, 2 * Window);
            int runs = 1 + negatives.Zip(negatives.Skip(1), (a, b) => Enumerable.Range(a + 1, b - a - 1).All(Anchors.Contains) ? 0 : 1).Sum();
            Assert.InRange(runs, 1, 2);
            pools.Add(string.Join(' ', negatives));
        }

        Assert.True(pools.Count > 5, "The windows are not drawn anew for each batch.");
    }

    [Fact]
    public void Without_a_pool_the_candidates_are_the_anchors() =>
        Assert.Equal(Anchors, new PoolMiner(Vocabulary, [1, 2, 3], normalized: true, poolSize: 0, 2).Mine(Anchors, new Random(1)).Candidates);

    [Fact]
    public void A_corpus_of_anchors_has_no_negatives() =>
        Assert.Equal(Anchors, new PoolMiner(Vocabulary, [12, 3, 199, 12], normalized: true, Window, 2).Mine(Anchors, new Random(1)).Candidates);

    [Fact]
    public void A_batch_is_not_marked_by_the_one_before()
    {
        int[] corpus = [.. Enumerable.Range(0, 30)];
        var miner = new PoolMiner(Vocabulary, corpus, normalized: true, Window, 3);
        int[] first = miner.Mine(Anchors, new Random(1)).Candidates;
        miner.Mine([0, 1, 2, 28, 29], new Random(1));
        Assert.Equal(first, miner.Mine(Anchors, new Random(1)).Candidates);
    }

    /// <summary>For each anchor its nearest words of the corpus in the joined teacher space, those that no earlier one brought.</summary>
    private static int[] BruteForce(int[] corpus, int perWord)
    {
        var negatives = new List<int>();
        foreach (int anchor in Anchors)
        {
            IEnumerable<int> nearest = corpus.Distinct().Except(Anchors).OrderByDescending(word => Vocabulary.HeadList.Sum(head => Cosine(head, anchor, word))).Take(perWord);
            negatives.AddRange(nearest.Except(negatives).ToArray());
        }

        return [.. negatives];
    }

    private static double Cosine(TeacherHead head, int first, int second)
    {
        double sum = 0;
        for (int i = 0; i < head.Dimension; i++) sum += (double)head[first][i] * head[second][i];
        return sum;
    }
}
