using DistillEmb.MLNet.Distillation;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

public sealed class WeightedDrawTests
{
    private static readonly double[] Weights = [1, 4, 0.5, 2, 10];
    private static readonly int[] Words = [30, 10, 20, 50, 40];

    // Pearson's statistic over the 20 ordered pairs; with 19 degrees of freedom it exceeds 43.8 once in a thousand times.
    [Fact]
    public void Pairs_come_as_often_as_successive_draws_without_replacement()
    {
        const int Draws = 100_000;
        var draw = new WeightedDraw(Words, Weights);
        var random = new Random(1);
        var counts = new Dictionary<(int, int), int>();
        int[] drawn = new int[2];
        for (int i = 0; i < Draws; i++)
        {
            draw.Fill(drawn, random);
            counts[(drawn[0], drawn[1])] = counts.GetValueOrDefault((drawn[0], drawn[1])) + 1;
        }

        double total = Weights.Sum();
        double statistic = 0;
        for (int first = 0; first < Words.Length; first++)
        {
            for (int second = 0; second < Words.Length; second++)
            {
                if (first == second) continue;
                double expected = Draws * Weights[first] / total * Weights[second] / (total - Weights[first]);
                double difference = counts.GetValueOrDefault((Words[first], Words[second])) - expected;
                statistic += difference * difference / expected;
            }
        }

        Assert.Equal(20, counts.Count);
        Assert.True(statistic < 43.8, $"Pearson's statistic is {statistic}.");
    }

    [Fact]
    public void Weights_are_count_plus_one_to_the_power()
    {
        const int Draws = 100_000;
        int[] counts = [99, 0, 8, 3, 24]; // Word 0 is not among those that can be drawn.
        var draw = WeightedDraw.ByFrequency([1, 2, 3, 4], counts, 0.5); // Weights 1, 3, 2, 5.
        var random = new Random(2);
        int[] drawn = new int[1];
        int[] times = new int[5];
        for (int i = 0; i < Draws; i++)
        {
            draw.Fill(drawn, random);
            times[drawn[0]]++;
        }

        double[] shares = [0, 1 / 11.0, 3 / 11.0, 2 / 11.0, 5 / 11.0];
        double statistic = Enumerable.Range(1, 4).Sum(word => Math.Pow(times[word] - (Draws * shares[word]), 2) / (Draws * shares[word]));
        Assert.True(statistic < 16.3, $"Pearson's statistic is {statistic}; with 3 degrees of freedom it exceeds 16.3 once in a thousand times.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    public void All_words_can_be_drawn_at_once_however_unequal_their_weights_are(int words)
    {
        int[] all = [.. Enumerable.Range(0, words)];
        var draw = new WeightedDraw(all, all.Select(word => word % 3 == 0 ? 4e18 : Math.Pow(10, word % 17)));
        int[] drawn = new int[words];
        for (int seed = 0; seed < 5; seed++)
        {
            draw.Fill(drawn, new Random(seed));
            Assert.Equal(all, drawn.Order());
        }
    }

    [Fact]
    public void What_was_drawn_before_changes_nothing()
    {
        var random = new Random(4);
        double[] weights = [.. Enumerable.Range(0, 1000).Select(_ => random.NextDouble() * 1e6)];
        int[] words = [.. Enumerable.Range(0, 1000)];
        var draw = new WeightedDraw(words, weights);
        int[] expected = new int[300];
        draw.Fill(expected, new Random(9));
        int[] drawn = new int[900];
        for (int i = 0; i < 200; i++) draw.Fill(drawn, random);
        draw.Fill(drawn.AsSpan(0, 300), new Random(9));
        Assert.Equal(expected, drawn[..300]);
    }
}
