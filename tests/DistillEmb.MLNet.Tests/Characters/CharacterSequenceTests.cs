using DistillEmb.Characters;
using Xunit;

namespace DistillEmb.MLNet.Tests.Characters;

public class CharacterSequenceTests
{
    private const int Padding = CharacterVocabulary.Padding;
    private const int Unknown = CharacterVocabulary.Unknown;
    private const int Begin = CharacterVocabulary.Begin;
    private const int End = CharacterVocabulary.End;

    // a, b, e with acute, Ethiopic ha, grinning face: rows 4 to 8.
    private static readonly CharacterSequence Sequence = new(new CharacterVocabulary(['a', 'b', 0xE9, 0x1200, 0x1F600]), maxWordLength: 4);

    [Fact]
    public void A_word_stands_between_its_marks_and_is_padded()
    {
        Assert.Equal([Begin, 4, 5, End, Padding, Padding], Encode("ab", out int characters));
        Assert.Equal(2, characters);
    }

    [Fact]
    public void Padding_replaces_what_the_buffer_held()
    {
        int[] rows = new int[Sequence.Length];
        Array.Fill(rows, 99);
        Sequence.Encode("a", rows);
        Assert.Equal([Begin, 4, End, Padding, Padding, Padding], rows);
    }

    [Fact]
    public void A_word_of_the_longest_length_has_no_padding()
    {
        Assert.Equal([Begin, 4, 5, 5, 4, End], Encode("abba", out int characters));
        Assert.Equal(4, characters);
    }

    [Fact]
    public void A_long_word_is_cut_before_its_end_mark()
    {
        Assert.Equal([Begin, 4, 5, 5, 4, End], Encode("abbabababab", out int characters));
        Assert.Equal(4, characters);
    }

    [Fact]
    public void Cutting_counts_characters_and_not_code_units()
    {
        Assert.Equal([Begin, 8, 8, 8, 8, End], Encode("\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600", out int characters));
        Assert.Equal(4, characters);
    }

    [Fact]
    public void Cutting_counts_a_composed_character_once()
    {
        Assert.Equal([Begin, 6, 6, 6, 4, End], Encode("e\u0301e\u0301e\u0301abb", out _));
    }

    [Theory]
    [InlineData("\u200Ba\uFEFFb\u00AD")]
    [InlineData("a\u200Eb\u200D")]
    public void Invisible_characters_that_the_vocabulary_lacks_are_left_out(string word)
    {
        Assert.Equal([Begin, 4, 5, End, Padding, Padding], Encode(word, out int characters));
        Assert.Equal(2, characters);
    }

    [Fact]
    public void They_take_no_place_of_a_word_that_is_cut_and_keep_no_mark_from_its_letter()
    {
        Assert.Equal([Begin, 4, 5, 5, 4, End], Encode("\u200Ba\u200Bb\u200Bb\u200Babab", out _));
        Assert.Equal([Begin, 4, 5, 4, 6, End], Encode("abae\u00AD\u0301b", out _));
    }

    [Fact]
    public void A_joiner_between_letters_is_a_character_of_the_word() => Assert.Equal([Begin, 4, Unknown, 5, End, Padding], Encode("a\u200Cb", out _));

    [Fact]
    public void Those_that_the_vocabulary_has_are_read()
    {
        var sequence = new CharacterSequence(new CharacterVocabulary(['a', 0x200B]), maxWordLength: 4);
        int[] rows = new int[sequence.Length];
        sequence.Encode("\u200Ba\u00AD\u200B", rows);
        Assert.Equal([Begin, 5, 4, 5, End, Padding], rows);
    }

    [Fact]
    public void A_word_of_nothing_else_is_the_empty_word()
    {
        Assert.Equal([Begin, End, Padding, Padding, Padding, Padding], Encode("\u200B\u200D\uFEFF", out int characters));
        Assert.Equal(0, characters);
    }

    [Fact]
    public void Centered_words_are_centered_without_them()
    {
        var centered = new CharacterSequence(Sequence.Vocabulary, 4, WordFraming.Centered);
        int[] rows = new int[4];
        centered.Encode("\u200Bab\u200B", rows);
        Assert.Equal([Padding, 4, 5, Padding], rows);
    }

    [Fact]
    public void The_empty_word_is_its_two_marks()
    {
        Assert.Equal([Begin, End, Padding, Padding, Padding, Padding], Encode("", out int characters));
        Assert.Equal(0, characters);
    }

    [Fact]
    public void Composed_and_decomposed_spellings_are_one_word()
    {
        Assert.Equal([Begin, 4, 6, 5, End, Padding], Encode("a\u00E9b", out int composed));
        Assert.Equal([Begin, 4, 6, 5, End, Padding], Encode("ae\u0301b", out int decomposed));
        Assert.Equal(composed, decomposed);
    }

    [Theory]
    [InlineData("z")]
    [InlineData("\0")]
    [InlineData("\u1201")]
    [InlineData("\uFFFF")]
    [InlineData("\U0001F601")]
    [InlineData("\U0010FFFF")]
    public void A_character_outside_the_vocabulary_is_unknown(string character)
    {
        Assert.Equal([Begin, 4, Unknown, 5, End, Padding], Encode($"a{character}b", out int characters));
        Assert.Equal(3, characters);
    }

    [Theory]
    [InlineData(0xD800)] // A high one; an attribute cannot hold it as text.
    [InlineData(0xDBFF)]
    [InlineData(0xDC00)] // A low one.
    [InlineData(0xDFFF)]
    public void A_lone_surrogate_is_an_unknown_character(int unit)
    {
        Assert.Equal([Begin, Unknown, End, Padding, Padding, Padding], Encode($"{(char)unit}", out _));
        Assert.Equal([Begin, 4, Unknown, 5, End, Padding], Encode($"a{(char)unit}b", out _));
        Assert.Equal([Begin, 4, Unknown, End, Padding, Padding], Encode($"a{(char)unit}", out _));
    }

    [Fact]
    public void Surrogates_in_the_wrong_order_are_two_unknown_characters()
    {
        Assert.Equal([Begin, Unknown, Unknown, End, Padding, Padding], Encode(new string(['\uDE00', '\uD83D']), out _));
    }

    [Fact]
    public void Case_is_kept()
    {
        Assert.Equal([Begin, Unknown, 4, End, Padding, Padding], Encode("Aa", out _));
    }

    [Theory]
    [InlineData("", new[] { 0, 0, 0, 0, 0 })]
    [InlineData("a", new[] { 0, 0, 4, 0, 0 })]
    [InlineData("ab", new[] { 0, 4, 5, 0, 0 })] // The smaller half of what is missing stands on the left.
    [InlineData("abb", new[] { 0, 4, 5, 5, 0 })]
    [InlineData("abba", new[] { 4, 5, 5, 4, 0 })]
    [InlineData("abbaa", new[] { 4, 5, 5, 4, 4 })]
    [InlineData("abbaab", new[] { 4, 5, 5, 4, 4 })]
    [InlineData("z", new[] { 0, 0, 1, 0, 0 })]
    public void A_centred_word_has_no_marks_and_is_padded_on_both_sides(string word, int[] expected)
    {
        var centered = new CharacterSequence(Sequence.Vocabulary, maxWordLength: 5, WordFraming.Centered);
        Assert.Equal(5, centered.Length);
        int[] rows = [99, 99, 99, 99, 99];
        Assert.Equal(Math.Min(5, word.Length), centered.Encode(word, rows));
        Assert.Equal(expected, rows);
    }

    private static int[] Encode(string word, out int characters)
    {
        int[] rows = new int[Sequence.Length];
        characters = Sequence.Encode(word, rows);
        return rows;
    }
}
