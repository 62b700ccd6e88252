using DistillEmb.Pooling;
using Xunit;

namespace DistillEmb.MLNet.Tests.Pooling;

/// <summary>Which words have a weight of their own, and how they are told apart.</summary>
public class TokenWeightsTests
{
    [Fact]
    public void Words_that_are_nearly_as_rare_as_unseen_ones_are_left_out()
    {
        // Shares of 1000 tokens: at a = 0.1 a word needs 1 in 1000.
        var census = new TokenCensus();
        census.Add(Tokens([.. Enumerable.Repeat("often", 997), "twice", "twice", "once"]));
        TokenWeights weights = TokenWeights.InverseFrequency(census, 0.1);
        Assert.Equal((3, 1f), (weights.Count, weights.Others));
        Assert.Equal((float)(0.1 / (0.1 + 0.001)), weights.Of("once"));
        Assert.Equal((float)(0.1 / (0.1 + 0.997)), weights.Of("often"));
        weights = TokenWeights.InverseFrequency(census, 0.11);
        Assert.Equal((2, 1f), (weights.Count, weights.Of("once")));
    }

    [Fact]
    public void A_word_of_one_row_weighs_what_an_unseen_one_does()
    {
        var census = new TokenCensus();
        census.Add(Tokens("b", "a", "b", "b"));
        census.Add(Tokens());
        census.Add(Tokens("", "a"));
        TokenWeights weights = TokenWeights.InverseDocumentFrequency(census);
        Assert.Equal((6L - 1, 2L), (census.Tokens, census.Rows));
        Assert.Equal((1, 1f), (weights.Count, weights.Of("a")));
        Assert.Equal((float)(Math.Log(3 / 2.0) + 1), weights.Others);
        Assert.Equal((weights.Others, weights.Others), (weights.Of("b"), weights.Of("unseen")));
    }

    [Fact]
    public void A_word_is_the_same_in_every_Unicode_form_and_another_in_another_case()
    {
        var census = new TokenCensus();
        census.Add(Tokens("\u1EB9\u0301k\u1ECD\u0301", "e\u0323\u0301ko\u0323\u0301", "\uD55C", "\u1112\u1161\u11AB", "\u1230\u120B\u121D", "word"));
        census.Add(Tokens("e\u0323\u0301k\u1ECD\u0301", "\u1112\u1161\u11AB", "\u1230\u120B\u121D", "Word"));
        Assert.Equal(5, census.Words.Count);
        TokenWeights weights = TokenWeights.InverseDocumentFrequency(census);
        Assert.Equal(3, weights.Count);
        foreach (string word in (string[])["\u1EB9\u0301k\u1ECD\u0301", "e\u0323\u0301ko\u0323\u0301", "\uD55C", "\u1112\u1161\u11AB", "\u1230\u120B\u121D"]) Assert.Equal(1f, weights.Of(word));
        Assert.Equal((weights.Others, weights.Others), (weights.Of("word"), weights.Of("Word")));
    }

    [Fact]
    public void Tokens_without_a_spelling_count_but_weigh_what_unseen_ones_do()
    {
        var census = new TokenCensus();
        for (int row = 0; row < 3; row++) census.Add(Tokens("\ud800", new string('z', 129), "word"));
        Assert.Equal((9L, 3L, 1), (census.Tokens, census.Rows, census.Words.Count));
        TokenWeights weights = TokenWeights.InverseFrequency(census, 0.5);
        Assert.Equal((float)(0.5 / (0.5 + (1 / 3.0))), weights.Of("word"));
        Assert.Equal((1f, 1f), (weights.Of("\ud800"), weights.Of(new string('z', 129))));
    }

    private static ReadOnlyMemory<char>[] Tokens(params string[] tokens) => [.. tokens.Select(token => token.AsMemory())];
}
