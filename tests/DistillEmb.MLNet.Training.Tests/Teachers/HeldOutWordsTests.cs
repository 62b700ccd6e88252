using System.Text;
using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

public sealed class HeldOutWordsTests
{
    // Computed by another program, from the description of FNV-1a and of MurmurHash3's finishing steps.
    [Theory]
    [InlineData("ሰላም", WordSubset.Train)]
    [InlineData("ኢትዮጵያ", WordSubset.Train)]
    [InlineData("the", WordSubset.Train)]
    [InlineData("1974", WordSubset.Train)]
    [InlineData("ተማሪ", WordSubset.Dev)]
    [InlineData("ጊዮርጊስ", WordSubset.Dev)]
    [InlineData("queen", WordSubset.Dev)]
    [InlineData("መጽሐፍ", WordSubset.Test)]
    [InlineData("0", WordSubset.Test)]
    [InlineData("house", WordSubset.Test)]
    public void A_word_stays_in_its_subset_for_ever(string word, WordSubset subset) => Assert.Equal(subset, HeldOutWords.SubsetOf(word));

    [Fact]
    public void Ninety_five_and_five_percent()
    {
        const int Words = 20_000;
        var random = new Random(11);
        var counts = new int[3];
        for (int i = 0; i < Words; i++)
            counts[(int)HeldOutWords.SubsetOf(string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)random.Next('\u1200', '\u1360'))))]++;

        // Five standard deviations of a share of 5 % of 20,000 words are 0.8 %.
        Assert.InRange((double)counts[(int)WordSubset.Train] / Words, 0.889, 0.911);
        Assert.InRange((double)counts[(int)WordSubset.Dev] / Words, 0.042, 0.058);
        Assert.InRange((double)counts[(int)WordSubset.Test] / Words, 0.042, 0.058);
    }

    [Fact]
    public void A_word_is_in_one_subset_in_all_its_Unicode_forms()
    {
        string[] words = [.. Enumerable.Range(0, 300).Select(i => $"\u1EB9\u0301l\u1ECD{i}"), .. Enumerable.Range(0, 300).Select(i => $"\uAC01\uAC02{i}")];
        Assert.All(words, word => Assert.Equal(HeldOutWords.SubsetOf(word.Normalize(NormalizationForm.FormC)), HeldOutWords.SubsetOf(word.Normalize(NormalizationForm.FormD))));
    }

    // A split that moved would make figures on test words those of words that were trained on.
    [Fact]
    public void A_word_in_NFC_is_where_its_own_bytes_put_it()
    {
        const int Words = 20_000;
        var random = new Random(5);
        string letters = "abc\u00E9\u00FC\u1EB9\u1ECD\u1200\u1208\u0923\u0301\u093C\uAC01\uD83D\uDE00\uD800"; // Marks that compose with nothing before them are NFC too.
        string[] words = [.. Enumerable.Range(0, Words).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => letters[random.Next(letters.Length)]))).Where(IsComposed)];
        Assert.InRange(words.Length, Words / 2, Words);
        Assert.Contains(words, word => word.Contains('\u0301'));
        Assert.All(words, word => Assert.Equal(SubsetOfBytes(Encoding.UTF8.GetBytes(word)), HeldOutWords.SubsetOf(word)));

        static bool IsComposed(string word) => DistillEmb.Characters.CanonicalText.Of(word) == word;
    }

    private static WordSubset SubsetOfBytes(byte[] utf8)
    {
        ulong hash = utf8.Aggregate(14695981039346656037, (sum, value) => (sum ^ value) * 1099511628211);
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return ((hash ^ (hash >> 33)) % 20) switch { 0 => WordSubset.Test, 1 => WordSubset.Dev, _ => WordSubset.Train };
    }
}
