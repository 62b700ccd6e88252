using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>The published way of mining: each word its own window, its nearest word there, itself never.</summary>
public sealed class WindowMinerTests
{
    private const int Window = 32;

    private static readonly TeacherVocabulary Vocabulary = new MadeUpLanguage(200).Vocabulary();
    private static readonly int[] Anchors = [12, 3, 199, 40, 7, 100, 61];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void In_a_corpus_of_one_window_each_word_has_the_nearest_of_its_words(int perWord)
    {
        int[] corpus = [12, 5, 5, 80, 150, 3, 151, 152, 9, 80, 21, 22, 23, 190, 40, 41, 66, 67, 68, 69];
        MinedNegatives mined = new WindowMiner(Vocabulary, corpus, normalized: true, perWord).Mine(Anchors, new Random(1));
        Assert.Equal(Anchors, mined.Candidates[..Anchors.Length]);
        Assert.Equal(mined.Candidates.Length, mined.Candidates.Distinct().Count());
        for (int i = 0; i < Anchors.Length; i++)
        {
            int[] nearest = [.. corpus.Distinct().Where(word => word != Anchors[i]).OrderByDescending(word => Similarity(Anchors[i], word)).Take(perWord)];
            Assert.Equal(nearest, mined.Hardest.Skip(i * perWord).Take(perWord).Select(number => mined.Candidates[number]));
        }
    }

    [Fact]
    public void Every_word_draws_a_window_of_its_own()
    {
        int[] corpus = [.. Enumerable.Range(0, 200)];
        int[] anchors = [.. Enumerable.Range(0, 20).Select(i => i * 10)];
        MinedNegatives mined = new WindowMiner(Vocabulary, corpus, normalized: true, Window).Mine(anchors, new Random(1));
        var windows = new HashSet<string>();
        for (int i = 0; i < anchors.Length; i++)
        {
            int[] words = [.. mined.Hardest.Skip(i * Window).Take(Window).Where(number => number >= 0).Select(number => mined.Candidates[number]).Order()];
            Assert.DoesNotContain(anchors[i], words);
            Assert.InRange(words.Length, Window - 1, Window);
            Assert.InRange(words[^1] - words[0], Window - 2, Window - 1);
            windows.Add(string.Join(' ', words));
        }

        Assert.True(windows.Count > 15, "The words share windows.");
    }

    [Fact]
    public void A_corpus_of_one_word_gives_that_word_no_negative_and_others_it()
    {
        MinedNegatives mined = new WindowMiner(Vocabulary, [.. Enumerable.Repeat(12, 100)], normalized: true, 1).Mine(Anchors, new Random(1));
        Assert.Equal(Anchors, mined.Candidates);
        Assert.Equal([-1, 0, 0, 0, 0, 0, 0], mined.Hardest);
    }

    [Fact]
    public void The_same_seed_gives_the_same_negatives()
    {
        int[] corpus = [.. Enumerable.Range(0, 200)];
        var miner = new WindowMiner(Vocabulary, corpus, normalized: true, 1);
        MinedNegatives first = miner.Mine(Anchors, new Random(5));
        miner.Mine([0, 1, 2], new Random(6));
        MinedNegatives again = miner.Mine(Anchors, new Random(5));
        Assert.Equal(first.Candidates, again.Candidates);
        Assert.Equal(first.Hardest, again.Hardest);
    }

    [Fact]
    public void Vectors_as_they_are_are_compared_by_their_distance()
    {
        // Word 1 points where word 0 does but is far longer; word 2 points elsewhere and lies nearer.
        var teacher = new MemoryTeacher("raw", ["a", "b", "c"], [[1, 0], [9, 0], [0.8f, 0.6f]]);
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([teacher]);
        Assert.Equal(1, Nearest(normalized: true));
        Assert.Equal(2, Nearest(normalized: false));

        int Nearest(bool normalized)
        {
            MinedNegatives mined = new WindowMiner(vocabulary, [1, 2], normalized, 1).Mine([0], new Random(1));
            return mined.Candidates[mined.Hardest[0]];
        }
    }

    private static double Similarity(int first, int second)
    {
        double sum = 0;
        foreach (TeacherHead head in Vocabulary.HeadList)
        {
            for (int i = 0; i < head.Dimension; i++) sum += (double)head[first][i] * head[second][i];
        }

        return sum;
    }
}
