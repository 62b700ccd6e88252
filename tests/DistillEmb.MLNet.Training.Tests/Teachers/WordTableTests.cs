using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

public sealed class WordTableTests
{
    [Fact]
    public void Words_are_numbered_in_the_order_of_their_first_coming()
    {
        var random = new Random(5);
        var table = new WordTable();
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < 20_000; i++)
        {
            string word = $"ቃል{random.Next(12_000)}";
            Assert.Equal(expected.TryAdd(word, expected.Count), table.TryAdd(word));
        }

        Assert.Equal(expected.Count, table.Count);
        foreach ((string word, int index) in expected)
        {
            Assert.True(table.TryGetIndex($"<{word}>".AsSpan(1, word.Length), out int found));
            Assert.Equal(index, found);
            Assert.Equal(word, table.Words[index]);
        }

        Assert.False(table.TryGetIndex("ቃል12000", out _));
        Assert.False(table.TryGetIndex("", out _));
    }

    [Fact]
    public void Case_counts_and_composition_and_invisible_characters_do_not()
    {
        var table = new WordTable();
        foreach (string word in new[] { "Buna", "buna", "\u00E9" }) Assert.True(table.TryAdd(word));
        foreach (string word in new[] { "buna", "bu\u00ADna", "e\u0301", "\uFEFFe\u0301" })
        {
            Assert.False(table.TryAdd(word));
            Assert.True(table.TryGetIndex(word, out int index));
            Assert.Equal(word.StartsWith('b') ? 1 : 2, index);
        }
    }
}
