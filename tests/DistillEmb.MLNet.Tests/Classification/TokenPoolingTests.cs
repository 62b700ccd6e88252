using DistillEmb.Classification;
using Xunit;

namespace DistillEmb.MLNet.Tests.Classification;

public class TokenPoolingTests
{
    private static readonly float[] Outputs = [1, -2, 3, 4, /**/ 5, 0, -1, 2, /**/ -3, 1, 7, -4];

    [Fact]
    public void Final_states_are_the_forward_half_of_the_last_token_and_the_backward_half_of_the_first() =>
        Assert.Equal([-3, 1, 3, 4], Pool(TextPooling.FinalStates, []));

    [Fact]
    public void The_maximum_is_of_each_number() => Assert.Equal([5, 1, 7, 4], Pool(TextPooling.Maximum, []));

    [Fact]
    public void Without_a_preference_attention_is_the_mean()
    {
        float[] pooled = Pool(TextPooling.Attention, new float[4]);
        float[] expected = [1, -1 / 3f, 3, 2 / 3f];
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], pooled[i], 1e-6);
    }

    [Fact]
    public void Attention_weighs_by_the_exponential_of_relevance()
    {
        float[] attention = [0.5f, -1, 2, 0.25f];
        double[] weights = [.. Outputs.Chunk(4).Select(token => Math.Exp(token.Zip(attention, (number, factor) => Math.Tanh(number) * factor).Sum()))];
        float[] pooled = Pool(TextPooling.Attention, attention);
        for (int i = 0; i < pooled.Length; i++)
            Assert.Equal(Outputs.Chunk(4).Select((token, t) => weights[t] * token[i]).Sum() / weights.Sum(), pooled[i], 1e-5);
    }

    [Fact]
    public void Attention_to_one_token_alone_stays_finite()
    {
        float[] pooled = Pool(TextPooling.Attention, [0, 0, 1e6f, 0]); // Of the tokens the third one's tanh is the largest.
        Assert.All(pooled, number => Assert.True(float.IsFinite(number)));
        Assert.Equal(Outputs[8..], pooled);
    }

    [Theory]
    [InlineData(TextPooling.FinalStates)]
    [InlineData(TextPooling.Attention)]
    [InlineData(TextPooling.Maximum)]
    public void Nothing_is_zero(TextPooling pooling)
    {
        float[] pooled = [9, 9, 9, 9];
        new TokenPooling(pooling, 4, new float[4]).Pool([], pooled);
        Assert.Equal(new float[4], pooled);
    }

    private static float[] Pool(TextPooling pooling, float[] attention)
    {
        float[] pooled = [9, 9, 9, 9];
        new TokenPooling(pooling, 4, attention).Pool(Outputs, pooled);
        return pooled;
    }
}
