using System.Text;
using DistillEmb.Encoder;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class ExactWordIndexTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20_000)]
    public void Every_word_is_found_by_its_number_and_no_other_word_is(int count)
    {
        var random = new Random(count);
        var words = new SortedSet<string>(Comparer<string>.Create((first, second) => Encoding.UTF8.GetBytes(first).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(second))));
        while (words.Count < count) words.Add(string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => (char)(random.Next(2) == 0 ? random.Next('a', 'z') : random.Next(0x1200, 0x1248)))));
        ExactWordIndex index = Index([.. words]);
        Assert.Equal(count, index.Count);
        int number = 0;
        foreach (string word in words)
        {
            Assert.Equal(number, index.Find(word));
            Assert.Equal(word, Encoding.UTF8.GetString(index[number++]));
            foreach (string other in (string[])[word + "z", "z" + word, word[1..]]) Assert.Equal(words.Contains(other), index.Find(other) >= 0);
        }
    }

    [Fact]
    public void A_word_without_a_spelling_is_not_found()
    {
        ExactWordIndex index = Index("a", "\uFFFD");
        foreach (string word in (string[])["", "\ud800", "a\udc00", new string('a', 129), new string('a', 100_000), "a" + new string('\u0301', 10_000)]) Assert.Equal(-1, index.Find(word));
        Assert.Equal(1, index.Find("\uFFFD"));
    }

    [Fact]
    public void What_cannot_be_spellings_is_told()
    {
        Assert.Null(FaultOf("a"u8.ToArray(), "b"u8.ToArray()));
        Assert.Contains("word 1 does not come after", FaultOf("b"u8.ToArray(), "a"u8.ToArray()));
        Assert.Contains("word 1 does not come after", FaultOf("a"u8.ToArray(), "a"u8.ToArray()));
        Assert.Contains("word 1 is not valid UTF-8", FaultOf("a"u8.ToArray(), [0xC3]));
        Assert.Contains("word 0 is not valid UTF-8", FaultOf([0xED, 0xA0, 0x80])); // A surrogate.
        Assert.Contains("word 0 is not the Normalization Form C", FaultOf("e\u0301"u8.ToArray()));
        Assert.Contains("at most 128 characters", FaultOf([.. Enumerable.Repeat((byte)'a', 129)]));
    }

    private static string? FaultOf(params byte[][] words)
    {
        int end = 0;
        return ExactWordIndex.FaultOf([.. words.SelectMany(word => word)], [.. words.Select(word => end += word.Length)]);
    }

    private static ExactWordIndex Index(params string[] words)
    {
        int end = 0;
        byte[] utf8 = Encoding.UTF8.GetBytes(string.Concat(words));
        int[] ends = [.. words.Select(word => end += Encoding.UTF8.GetByteCount(word))];
        Assert.Null(ExactWordIndex.FaultOf(utf8, ends));
        return new ExactWordIndex(utf8, ends);
    }
}
