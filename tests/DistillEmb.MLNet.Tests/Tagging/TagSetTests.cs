using DistillEmb.Tagging;
using Xunit;

namespace DistillEmb.MLNet.Tests.Tagging;

public class TagSetTests
{
    [Theory]
    [InlineData("O B-PER I-PER", TagScheme.Iob2)]
    [InlineData("O B-PER", TagScheme.Iob2)]
    [InlineData("O B I", TagScheme.Iob2)]
    [InlineData("O B-PER I-PER E-PER S-PER", TagScheme.Iobes)]
    [InlineData("O B-PER I-PER L-PER U-PER", TagScheme.Iobes)]
    [InlineData("O I-PER", null)]
    [InlineData("O B-PER I-PER I-LOC", null)]
    [InlineData("B-PER I-PER", null)]
    [InlineData("NOUN VERB ADJ", null)]
    [InlineData("O B-PER NOUN", null)]
    [InlineData("O", null)]
    public void The_scheme_is_found_of_the_tags(string tags, TagScheme? expected) => Assert.Equal(expected, TagSet.RulesOf(tags.Split(' ')));

    [Theory]
    [InlineData("O B-PER I-PER B-LOC I-LOC", "O B-PER I-PER O B-LOC B-LOC", true)]
    [InlineData("O B-PER I-PER B-LOC I-LOC", "I-PER", false)]
    [InlineData("O B-PER I-PER B-LOC I-LOC", "O I-PER", false)]
    [InlineData("O B-PER I-PER B-LOC I-LOC", "B-LOC I-PER", false)]
    [InlineData("O B-PER I-PER B-LOC I-LOC", "B-LOC I-LOC I-LOC", true)]
    [InlineData("O B-PER I-PER E-PER S-PER", "B-PER I-PER E-PER S-PER O", true)]
    [InlineData("O B-PER I-PER E-PER S-PER", "B-PER", false)]
    [InlineData("O B-PER I-PER E-PER S-PER", "B-PER O", false)]
    [InlineData("O B-PER I-PER E-PER S-PER", "E-PER", false)]
    [InlineData("O B-PER I-PER L-PER U-PER", "B-PER L-PER U-PER", true)]
    [InlineData("O B-PER I-PER L-PER U-PER", "B-PER U-PER", false)]
    [InlineData("N V", "V V N", true)]
    public void The_rules_of_the_scheme_hold(string tags, string row, bool allowed)
    {
        TagSet set = Set(tags);
        Assert.Equal(allowed, set.Allows(Places(set, row)));
    }

    [Theory]
    [InlineData("O B-PER I-PER B-LOC I-LOC", "I-PER I-PER O I-LOC", "B-PER I-PER O B-LOC")]
    [InlineData("O B-PER I-PER B-LOC I-LOC", "B-PER I-LOC", "B-PER B-LOC")]
    [InlineData("O B-PER I-PER E-PER S-PER", "I-PER I-PER I-PER O B-PER", "B-PER I-PER E-PER O S-PER")]
    [InlineData("O B-PER I-PER L-PER U-PER", "I-PER I-PER O I-PER", "B-PER L-PER O U-PER")]
    public void Tags_that_break_the_rules_are_mended(string tags, string row, string expected)
    {
        TagSet set = Set(tags);
        int[] places = Places(set, row);
        Assert.True(set.TryRepair(places));
        Assert.Equal(expected, string.Join(' ', places.Select(place => set.Names[place])));
        Assert.True(set.Allows(places));
    }

    [Fact]
    public void Without_a_tag_for_it_nothing_is_mended()
    {
        TagSet set = Set("O B-PER E-PER");
        Assert.False(set.TryRepair(Places(set, "B-PER O")));
    }

    private static TagSet Set(string tags) => new(tags.Split(' '), TagSet.RulesOf(tags.Split(' ')));

    private static int[] Places(TagSet set, string row) => [.. row.Split(' ').Select(tag => set.Names.ToList().IndexOf(tag))];
}
