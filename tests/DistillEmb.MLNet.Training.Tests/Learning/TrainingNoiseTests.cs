using DistillEmb.MLNet.Learning;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

public sealed class TrainingNoiseTests
{
    [Fact]
    public void A_share_of_n_grams_is_left_out_and_the_others_keep_their_order()
    {
        var noise = new TrainingNoise(ngrams: 0.4, seed: 5, first: 0);
        int[] buckets = [.. Enumerable.Range(0, 2000)];
        int kept = noise.HideNgrams(7, buckets);
        Assert.InRange(kept, 1100, 1300);
        Assert.Equal(buckets[..kept].Order(), buckets[..kept]);
    }

    [Fact]
    public void Nothing_is_hidden_where_nothing_was_asked_for()
    {
        int[] buckets = [4, 4, 2];
        Assert.Equal(3, new TrainingNoise(ngrams: 0, 1, 0).HideNgrams(0, buckets));
        Assert.Equal([4, 4, 2], buckets);
    }

    [Fact]
    public void What_is_hidden_of_a_word_depends_on_its_number_and_the_seed_alone()
    {
        Assert.Equal(Hidden(seed: 3, first: 0, word: 9), Hidden(seed: 3, first: 5, word: 4));
        Assert.NotEqual(Hidden(seed: 3, first: 0, word: 9), Hidden(seed: 3, first: 0, word: 4));
        Assert.NotEqual(Hidden(seed: 3, first: 0, word: 9), Hidden(seed: 4, first: 0, word: 9));

        static int[] Hidden(int seed, int first, int word)
        {
            int[] buckets = [.. Enumerable.Range(0, 100)];
            return buckets[..new TrainingNoise(ngrams: 0.5, seed, first).HideNgrams(word, buckets)];
        }
    }
}
