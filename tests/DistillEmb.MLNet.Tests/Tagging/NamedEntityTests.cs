using Xunit;

namespace DistillEmb.MLNet.Tests.Tagging;

public class NamedEntityTests
{
    private static readonly string[] Tokens = ["ታምራት", "ደስታ", "ከ", "አዲስ", "አበባ", "ሄደ"];

    [Theory]
    [InlineData("B-PER I-PER O B-LOC I-LOC O", null)]
    [InlineData("B-PER I-PER O B-LOC I-LOC O", TagScheme.Iob2)]
    [InlineData("B-PER E-PER O B-LOC E-LOC O", TagScheme.Iobes)]
    [InlineData("B-PER E-PER O B-LOC E-LOC O", null)]
    [InlineData("B-PER L-PER O B-LOC L-LOC O", TagScheme.Bilou)]
    [InlineData("I-PER I-PER O I-LOC I-LOC O", null)]
    public void Tags_of_all_schemes_mark_the_same_entities(string tags, TagScheme? scheme)
    {
        NamedEntity[] expected = [new("ታምራት ደስታ", "PER", 0, 1, null), new("አዲስ አበባ", "LOC", 3, 4, null)];
        Assert.Equal(expected, NamedEntity.FromTags(Tokens, tags.Split(' '), scheme: scheme));
    }

    [Fact]
    public void Confidence_is_the_smallest_or_the_mean_of_the_tokens()
    {
        string[] tags = ["B-PER", "I-PER", "O", "S-LOC", null!, ""];
        float[] sure = [0.5f, 1, 0.1f, 0.75f, 0, 0];
        Assert.Equal([0.5f, 0.75f], NamedEntity.FromTags(Tokens, tags, sure).Select(entity => entity.Confidence));
        Assert.Equal([0.75f, 0.75f], NamedEntity.FromTags(Tokens, tags, sure, EntityConfidence.Mean).Select(entity => entity.Confidence));
        Assert.All(NamedEntity.FromTags(Tokens, tags), entity => Assert.Null(entity.Confidence));
    }

    [Fact]
    public void Read_strictly_what_breaks_the_rules_is_no_entity() =>
        Assert.Equal("አዲስ", Assert.Single(NamedEntity.FromTags(Tokens, ["I-PER", "I-PER", "O", "B-LOC", "O", "O"], scheme: TagScheme.Iob2)).Text);

    [Fact]
    public void A_sentence_without_entities_has_none()
    {
        Assert.Empty(NamedEntity.FromTags([], []));
        Assert.Empty(NamedEntity.FromTags(["a"], ["O"]));
    }

    [Fact]
    public void It_says_what_it_is()
    {
        Assert.Equal("አዲስ አበባ (LOC)", new NamedEntity("አዲስ አበባ", "LOC", 3, 4, null).ToString());
        Assert.Equal("አዲስ አበባ (LOC, 93 %)", new NamedEntity("አዲስ አበባ", "LOC", 3, 4, 0.93f).ToString());
    }

    [Fact]
    public void A_tag_that_marks_no_span_is_outside_where_no_scheme_is_given() =>
        Assert.Equal([new NamedEntity("c", "PER", 2, 2, null)], NamedEntity.FromTags(["a", "b", "c"], ["NOUN", "0", "I-PER"]));

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Contains("2 tokens and 1 tags", Assert.Throws<ArgumentException>(() => NamedEntity.FromTags(["a", "b"], ["O"])).Message, StringComparison.Ordinal);
        Assert.Contains("1 tokens and 2 confidences", Assert.Throws<ArgumentException>(() => NamedEntity.FromTags(["a"], ["O"], [1, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("the tag 'NOUN' is none of the scheme Iob2", Assert.Throws<InvalidDataException>(() => NamedEntity.FromTags(["a", "b"], ["O", "NOUN"], scheme: TagScheme.Iob2)).Message, StringComparison.Ordinal);
        Assert.Contains("the tag 'S-LOC' is none of the scheme Iob2", Assert.Throws<InvalidDataException>(() => NamedEntity.FromTags(["a"], ["S-LOC"], scheme: TagScheme.Iob2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => NamedEntity.FromTags([], [], confidence: (EntityConfidence)5));
    }
}
