using System.Globalization;
using DistillEmb.Characters;
using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

/// <summary>What holds of the tokens of every text.</summary>
public class EthiopicTokenPropertyTests
{
    public static TheoryData<EthiopicLanguage> Languages => [.. Enum.GetValues<EthiopicLanguage>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Tokens_and_what_separates_them_are_the_text(EthiopicLanguage language)
    {
        var options = new EthiopicTokenizationOptions { Language = language };
        int separators = 0;
        foreach (string text in EthiopicSamples.Random(seed: 21, count: 20_000, longest: 30))
        {
            int position = 0;
            foreach (Range token in EthiopicText.FindTokens(text, options).Append(text.Length..text.Length))
            {
                string between = text[position..token.Start.Value];
                Assert.All(between, character => Assert.True(IsSeparator(character), $"'{between}' is left out of '{text}'."));
                separators += between.Length;
                Assert.DoesNotContain(text[token], char.IsWhiteSpace);
                Assert.True(token.End.Value > token.Start.Value || token.Start.Value == text.Length);
                position = token.End.Value;
            }

            Assert.Equal(text.Length, position);
        }

        Assert.True(separators > 0);
    }

    [Fact]
    public void Without_punctuation_the_other_tokens_are_the_same()
    {
        foreach (string text in EthiopicSamples.Random(seed: 22, count: 20_000, longest: 30))
        {
            var all = new HashSet<Range>(EthiopicText.FindTokens(text));
            Range[] some = EthiopicText.FindTokens(text, new EthiopicTokenizationOptions { KeepPunctuation = false });
            Assert.Subset(all, new HashSet<Range>(some));
            Assert.All(all.Except(some), token => Assert.DoesNotContain(text[token], char.IsLetterOrDigit));
            Assert.All(some, token => Assert.DoesNotContain(text[token], character => character is '።' or '፡' && text[token].Length == 1));
        }
    }

    [Fact]
    public void Every_letter_and_mark_of_the_blocks_makes_words_and_every_sign_ends_them()
    {
        int words = 0;
        foreach (int scalar in EthiopicSamples.Block)
        {
            string character = char.ConvertFromUtf32(scalar);
            bool sign = CharUnicodeInfo.GetUnicodeCategory(scalar) == UnicodeCategory.OtherPunctuation;
            string[] expected = !sign ? [$"ሰ{character}ላ"] : character == "፡" ? ["ሰ", "ላ"] : ["ሰ", character, "ላ"];
            Assert.Equal(expected, EthiopicText.Tokenize($"ሰ{character}ላ"));
            if (!sign) words++;
        }

        Assert.Equal(EthiopicSamples.Block.Count - 9, words); // All but U+1360 to U+1368.
    }

    [Fact]
    public void Time_grows_with_the_text_alone()
    {
        string[] hostile = ["ሀ", "ሀ.", "ሀ/", "a+", "a@", "a@b.", "a.", "://", "x://.", "www.", "(", "፡", "፡-", "👩\u200D", "\u135D", "ሀ\u135D.", "1,", "\uD800", "'", "- -5"];
        foreach (string part in hostile)
        {
            Range[] tokens = EthiopicSamples.InLinearTime(part, text => EthiopicText.FindTokens(text), out string text);
            Assert.Equal(text.Count(character => character != ' '), tokens.Sum(token => token.End.Value - token.Start.Value));
        }
    }

    private static bool IsSeparator(char character) => char.IsWhiteSpace(character) || character is '፡' || InvisibleCharacters.Contains(character);
}
