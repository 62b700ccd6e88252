using DistillEmb.MLNet.Learning;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

public sealed class TrainingNoiseTests
{
    private const int Words = 40;
    private const int Features = 500;

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void A_share_of_features_is_zero_and_the_others_make_up_for_it(double share)
    {
        float[] hidden = Hide(share, seed: 3, first: 0, Words);
        Assert.Equal(share, hidden.Average(value => value == 0 ? 1.0 : 0.0), 0.02);
        Assert.All(hidden, value => Assert.True(value == 0 || Math.Abs(value - (1 / (1 - share))) < 1e-5));
    }

    [Fact]
    public void What_is_hidden_of_a_word_depends_on_its_number_and_the_seed_alone()
    {
        float[] all = Hide(0.3, seed: 3, first: 0, Words);
        Assert.Equal(all[(10 * Features)..(25 * Features)], Hide(0.3, seed: 3, first: 10, 15));
        Assert.NotEqual(all, Hide(0.3, seed: 4, first: 0, Words));
        Assert.NotEqual(all[..Features], all[Features..(2 * Features)]);
    }

    [Fact]
    public void A_share_of_n_grams_is_left_out_and_the_others_keep_their_order()
    {
        var noise = new TrainingNoise(ngrams: 0.4, features: 0, seed: 5, first: 0);
        int[] buckets = [.. Enumerable.Range(0, 2000)];
        int kept = noise.HideNgrams(7, buckets);
        Assert.InRange(kept, 1100, 1300);
        Assert.Equal(buckets[..kept].Order(), buckets[..kept]);
    }

    [Fact]
    public void Nothing_is_hidden_where_nothing_was_asked_for()
    {
        Assert.All(Hide(0, seed: 1, first: 0, 3), value => Assert.Equal(1f, value));
        int[] buckets = [4, 4, 2];
        Assert.Equal(3, new TrainingNoise(ngrams: 0, features: 0, 1, 0).HideNgrams(0, buckets));
        Assert.Equal([4, 4, 2], buckets);
    }

    private static float[] Hide(double share, int seed, int first, int words)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var noise = new TrainingNoise(ngrams: 0, features: share, seed, first);
        return noise.HideFeatures(torch.ones(words, Features)).data<float>().ToArray();
    }
}
