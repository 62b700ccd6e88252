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

    [Theory]
    [InlineData("B-PER I-PER O|B-PER 0 O", TagScheme.Iob2, "0")] // One digit for a letter.
    [InlineData("B-PER I-PER O|O BO IO B-LO|B-LOC I-LOC O", TagScheme.Iob2, "BO IO")]
    [InlineData("B-PER I-PER O|B-PER O|O I-LOO", TagScheme.Iob2, "I-LOO")] // No tag begins such a span.
    [InlineData("B-PER I-PER O|B-PER O|B-PER E-PER", TagScheme.Iob2, "E-PER")] // One E- does not make IOBES of BIO.
    [InlineData("B-PER E-PER O|S-PER O|B-PER I-PER E-PER 0", TagScheme.Iobes, "0")]
    [InlineData("B-PER 0 0|0 0 0", TagScheme.Iob2, "0")] // 0 for O throughout.
    [InlineData("B-PER I-PER O|S-PER O", TagScheme.Iob2, "S-PER")]
    [InlineData("B-PER I-PER O|O O", TagScheme.Iob2, "")]
    [InlineData("B-PER L-PER O|U-PER O", TagScheme.Iobes, "")]
    [InlineData("I-PER I-PER O|I-LOC B-LOC O|I-PER O", null, "")] // IOB1.
    [InlineData("NOUN VERB PUNCT|NOUN B-PER PUNCT", null, "")]
    [InlineData("PER O LOC", null, "")]
    [InlineData("N B I V N O V N", null, "")] // Parts of speech of a letter each.
    public void A_few_strays_leave_the_rules_to_the_others(string rows, TagScheme? rules, string strays)
    {
        var census = new TagCensus();
        foreach (string row in rows.Split('|')) census.Add(row.Split(' ').Select(tag => tag.AsMemory()), token => $"token {token}");
        var set = TagSet.Of([.. census.Tags.Select(tag => tag.Tag).Order(StringComparer.Ordinal)], census);
        Assert.Equal(rules, set.Rules);
        Assert.Equal(strays.Split(' ', StringSplitOptions.RemoveEmptyEntries), set.Strays);
    }

    [Fact]
    public void A_stray_stands_where_outside_may_and_nothing_else_is_freer_for_it()
    {
        var set = new TagSet("O B-PER I-PER 0".Split(' '), TagScheme.Iob2, hasStrays: true);
        Assert.True(set.Allows(Places(set, "0 0 B-PER I-PER 0 B-PER O 0")));
        Assert.False(set.Allows(Places(set, "0 I-PER")));
        Assert.False(set.Allows(Places(set, "I-PER 0")));
        int[] places = Places(set, "0 I-PER I-PER 0");
        Assert.True(set.TryRepair(places));
        Assert.Equal("0 B-PER I-PER 0", string.Join(' ', places.Select(place => set.Names[place])));
        var units = new TagSet("O B-PER E-PER S-PER X".Split(' '), TagScheme.Iobes, hasStrays: true);
        Assert.False(units.Allows(Places(units, "B-PER X"))); // A span has to end before it, as before O.
    }

    private static TagSet Set(string tags) => new(tags.Split(' '), TagSet.RulesOf(tags.Split(' ')));

    private static int[] Places(TagSet set, string row) => [.. row.Split(' ').Select(tag => set.Names.ToList().IndexOf(tag))];
}
