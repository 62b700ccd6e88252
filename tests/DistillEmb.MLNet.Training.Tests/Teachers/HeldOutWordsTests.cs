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
}
