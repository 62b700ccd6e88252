using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

public sealed class VocabularyMinerTests
{
    private static readonly TeacherVocabulary Vocabulary = new MadeUpLanguage(200).Vocabulary();
    private static readonly int[] TrainWords = [.. Enumerable.Range(0, 180)];
    private static readonly int[] Anchors = [12, 3, 179, 40, 7, 100, 61, .. Enumerable.Range(110, 40)];

    [Theory]
    [InlineData(true, 180, 1)]
    [InlineData(true, 65_536, 3)]
    [InlineData(false, 180, 2)]
    public void The_negatives_are_the_nearest_of_all_training_words(bool normalized, int pool, int perWord)
    {
        MinedNegatives negatives = new VocabularyMiner(Vocabulary, TrainWords, normalized, pool, perWord).Mine(Anchors, new Random(1));
        Assert.Equal(Anchors, negatives.Candidates[..Anchors.Length]);
        Assert.Equal(negatives.Candidates.Length, negatives.Candidates.Distinct().Count());
        for (int i = 0; i < Anchors.Length; i++)
        {
            int[] expected = [.. TrainWords.Where(word => word != Anchors[i]).OrderBy(word => Distance(Anchors[i], word, normalized)).Take(perWord)];
            Assert.Equal(expected, negatives.Hardest.AsSpan(i * perWord, perWord).ToArray().Select(number => negatives.Candidates[number]));
        }
    }

    [Fact]
    public void A_sample_is_drawn_anew_for_each_batch_and_follows_from_the_random_numbers()
    {
        var miner = new VocabularyMiner(Vocabulary, TrainWords, normalized: true, 20, 64);
        var random = new Random(1);
        int[] first = miner.Mine([5], random).Candidates[1..];
        int[] second = miner.Mine([5], random).Candidates[1..];
        Assert.InRange(first.Length, 19, 20); // Without the anchor itself.
        Assert.Subset(TrainWords.ToHashSet(), first.ToHashSet());
        Assert.NotEqual(first.Order(), second.Order());
        Assert.Equal(first, miner.Mine([5], new Random(1)).Candidates[1..]);
    }

    [Fact]
    public void Without_a_pool_the_candidates_are_the_anchors() =>
        Assert.Equal(Anchors, new VocabularyMiner(Vocabulary, TrainWords, normalized: true, poolSize: 0, 2).Mine(Anchors, new Random(1)).Candidates);

    private static double Distance(int first, int second, bool normalized)
    {
        double sum = 0;
        foreach (var head in Vocabulary.HeadList)
        {
            float[] a = new float[head.Dimension];
            float[] b = new float[head.Dimension];
            head.CopyTo(first, normalized, a);
            head.CopyTo(second, normalized, b);
            sum += a.Zip(b, (x, y) => ((double)x - y) * ((double)x - y)).Sum();
        }

        return sum;
    }
}
