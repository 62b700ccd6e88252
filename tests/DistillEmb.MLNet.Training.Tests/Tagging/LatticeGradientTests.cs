using DistillEmb.MLNet.Tagging;
using DistillEmb.Tagging;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Tagging;

/// <summary>The gradient of the conditional random field against finite differences of its loss.</summary>
public class LatticeGradientTests
{
    private const double Step = 1e-2; // Weights are floats; the difference is taken on both sides.

    [Theory]
    [InlineData("N V A", "0 2 1 1")]
    [InlineData("N V A", "2")]
    [InlineData("O B-X I-X", "0 1 2 2 0 1")]
    [InlineData("O B-X I-X E-X S-X", "1 2 3 4 0")]
    public void It_is_that_of_the_loss(string tags, string gold)
    {
        string[] names = tags.Split(' ');
        var set = new TagSet(names, TagSet.RulesOf(names));
        int[] labels = [.. gold.Split(' ').Select(int.Parse)];
        var random = new Random(5);
        float[][] weights = [Numbers(set.Count), Numbers(set.Count * set.Count), Numbers(set.Count), Numbers(labels.Length * set.Count)];
        float[] slopes = new float[weights[3].Length];
        LatticeGradient gradient = Gradient(set, weights);
        Assert.True(gradient.Add(weights[3], labels, slopes) > 0);
        double[][] found = [gradient.Begin, gradient.Transitions, gradient.End, Array.ConvertAll(slopes, slope => (double)slope)];
        for (int group = 0; group < weights.Length; group++)
        {
            for (int i = 0; i < weights[group].Length; i++)
            {
                float before = weights[group][i];
                weights[group][i] = (float)(before + Step);
                double above = Gradient(set, weights).Add(weights[3], labels, new float[slopes.Length]);
                weights[group][i] = (float)(before - Step);
                double below = Gradient(set, weights).Add(weights[3], labels, new float[slopes.Length]);
                weights[group][i] = before;
                Assert.Equal((above - below) / (2 * Step), found[group][i], 4);
            }
        }

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => 3 * (random.NextSingle() - 0.5f))];
    }

    private static LatticeGradient Gradient(TagSet set, float[][] weights) => new(new TagLattice(set, weights[0], weights[1], weights[2]), share: 0.5);
}
