using System.Text;
using DistillEmb.Vectors;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>N-grams and their hashes against those of fastText 0.9.2: <c>Dictionary::hash</c>, and <c>Dictionary::computeSubwords</c> with -minn 2 -maxn 4 -bucket 2000000.</summary>
public sealed class NgramTests
{
    [Theory]
    [InlineData("<ሰላ", 2362264916)]
    [InlineData("ሰላም>", 3865933028)]
    [InlineData("<haha>", 2872418087)]
    [InlineData("ñan", 1636928210)]
    [InlineData("<a>", 2359087600)]
    [InlineData("", 2166136261)]
    public void A_hash_is_fastTexts(string ngram, uint hash) => Assert.Equal(hash, NgramHash.Of(Encoding.UTF8.GetBytes(ngram)));

    [Theory]
    [InlineData("ሰላም", "<ሰ:1882246 <ሰላ:264916 <ሰላም:1946536 ሰላ:251946 ሰላም:1010738 ሰላም>:1933028 ላም:977347 ላም>:960583 ም>:745383")]
    [InlineData("haha", "<h:1565417 <ha:78104 <hah:1313616 ha:473730 hah:1278302 haha:463021 ah:495756 aha:11927 aha>:831243 ha:473730 ha>:1507828 a>:1614806")]
    [InlineData("a", "<a:1008750 <a>:1087600 a>:1614806")]
    public void The_ngrams_of_a_word_are_fastTexts(string word, string expected)
    {
        Assert.Equal(expected, string.Join(' ', NgramsOf(word, 2, 4).Select(ngram => $"{ngram}:{NgramHash.KeyOf(Encoding.UTF8.GetBytes(ngram), 2_000_000)}")));
    }

    [Fact]
    public void A_mark_alone_is_no_ngram() => Assert.Equal(["a", "b"], NgramsOf("ab", 1, 1));

    private static List<string> NgramsOf(string word, int shortest, int longest)
    {
        var all = new List<string>();
        byte[] framed = [];
        foreach (ReadOnlySpan<byte> ngram in new WordNgrams(WordNgrams.Frame(Encoding.UTF8.GetBytes(word), ref framed), shortest, longest)) all.Add(Encoding.UTF8.GetString(ngram));
        return all;
    }
}
