using System.Globalization;
using System.Text;
using DistillEmb.Characters;
using Xunit;

namespace DistillEmb.MLNet.Tests.Characters;

public class WordFormTests
{
    private const string Sound = "ሰላም";

    [Theory]
    [InlineData("\u200B")] // Zero width space.
    [InlineData("\uFEFF")] // Byte order mark.
    [InlineData("\u00AD")] // Soft hyphen.
    [InlineData("\u200E")] // Left-to-right mark.
    [InlineData("\u061C")]
    [InlineData("\u2060")]
    [InlineData("\uFE0F")]
    [InlineData("\U000E0041")] // A tag.
    public void Invisible_characters_are_left_out_wherever_they_stand(string invisible)
    {
        foreach (string word in (string[])[$"{invisible}ሰላም", $"ሰላ{invisible}ም", $"ሰላም{invisible}", $"{invisible}ሰ{invisible}{invisible}ላም{invisible}"])
            Assert.Equal(Sound, WordForm.Of(word));
        Assert.Equal("", WordForm.Of(invisible));
    }

    [Theory]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")] // Persian: a prefix and its verb.
    [InlineData("\u0D9A\u0DCA\u200D\u0DC2")] // Sinhala: a conjunct, between a virama and a letter.
    [InlineData("\u0D28\u0D4D\u200D")] // Malayalam: a chillu of before Unicode 5.1, at the end of a word.
    [InlineData("e\u0323\u200Da")]
    public void Joiners_between_letters_and_behind_a_virama_stay(string word)
    {
        Assert.Equal(word.Normalize(NormalizationForm.FormC), WordForm.Of(word));
        Assert.Equal(WordForm.Of(word), WordForm.Of($"\u200B{word.Insert(2, "\u00AD")}\u200E"));
    }

    [Theory]
    [InlineData("\u200Dሰላም\u200C", Sound)]
    [InlineData("12\u200D3", "123")]
    [InlineData("\U0001F468\u200D\U0001F469", "\U0001F468\U0001F469")]
    public void Joiners_elsewhere_do_not(string word, string form) => Assert.Equal(form, WordForm.Of(word));

    [Theory]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("e\u00AD\u0301", "\u00E9")] // Nothing invisible keeps a mark from its letter.
    [InlineData("e\u034F\u0301", "\u00E9")]
    [InlineData("o\u0301\u0323", "\u1ECD\u0301")]
    [InlineData("\uD800\u200B", "\uD800")]
    public void What_is_left_is_composed(string word, string form) => Assert.Equal(form, WordForm.Of(word));

    [Fact]
    public void A_word_in_its_form_is_the_same_object_and_a_form_is_its_own()
    {
        Assert.Same(Sound, WordForm.Of(Sound));
        string joined = "\u0645\u06CC\u200C\u062E";
        Assert.Same(joined, WordForm.Of(joined));
        var random = new Random(1);
        string[] parts = ["a", "e", "\u0301", "\u0323", "\u200B", "\u200C", "\u200D", "\u00AD", "\u094D", "\u0915", "ሰ", "\u135F", "1", "\uD83D\uDE00", "\uD800", "\uFE0F", "\u034F", "\u1100", "\u1160"];
        for (int i = 0; i < 5000; i++)
        {
            string word = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)]));
            string form = WordForm.Of(word);
            Assert.Equal(form, WordForm.Of(form));
            if (!word.Any(char.IsSurrogate)) Assert.Equal(form, WordForm.Of(word.Normalize(NormalizationForm.FormD)));
        }
    }

    // The property's definition, of the general categories of this .NET: white space, characters of annotation and signs of their own are none.
    [Fact]
    public void Characters_of_format_are_among_them_but_for_those_that_are_seen()
    {
        int[] seen = [0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0xFFF9, 0xFFFA, 0xFFFB, 0x110BD, 0x110CD, .. Enumerable.Range(0x13430, 16)];
        for (int scalar = 0; scalar <= 0x10FFFF; scalar++)
        {
            bool format = CharUnicodeInfo.GetUnicodeCategory(scalar) == UnicodeCategory.Format && !seen.Contains(scalar);
            if (format) Assert.True(InvisibleCharacters.Contains(scalar), $"{scalar:X}");
            if (InvisibleCharacters.Contains(scalar)) Assert.False(scalar <= 0xFFFF && char.IsWhiteSpace((char)scalar), $"{scalar:X}");
        }
    }

    [Fact]
    public void A_hostile_word_takes_linear_time()
    {
        string word = string.Concat(Enumerable.Repeat("a\u200D\u200B", 300_000));
        Assert.Equal(string.Concat(Enumerable.Repeat("a\u200D", 299_999)) + "a", WordForm.Of(word));
        Assert.Equal("a", WordForm.Of("a" + new string('\u200D', 1_000_000)));
    }
}
