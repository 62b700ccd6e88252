using System.Globalization;
using System.Text;
using DistillEmb.Characters;
using DistillEmb.MLNet.Tests.Characters;
using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

/// <summary>What holds of every text and every choice of options.</summary>
public class EthiopicNormalizationTests
{
    public static TheoryData<EthiopicLanguage, EthiopicPunctuation, bool> Choices =>
        [.. from language in Enum.GetValues<EthiopicLanguage>() from punctuation in Enum.GetValues<EthiopicPunctuation>() from fold in new[] { false, true } select (language, punctuation, fold)];

    [Theory]
    [MemberData(nameof(Choices))]
    public void What_is_normalised_twice_is_what_is_normalised_once(EthiopicLanguage language, EthiopicPunctuation punctuation, bool fold)
    {
        var options = new EthiopicNormalizationOptions { Language = language, Punctuation = punctuation, FoldLetters = fold, FoldLabialized = fold, ConvertNumerals = fold };
        foreach (string text in EthiopicSamples.Random(seed: 11, count: 4_000, longest: 24))
        {
            string once = EthiopicText.Normalize(text, options);
            Assert.Same(once, EthiopicText.Normalize(once, options));
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void No_letter_mark_or_lone_surrogate_is_lost(EthiopicLanguage language, EthiopicPunctuation punctuation, bool fold)
    {
        var options = new EthiopicNormalizationOptions { Language = language, Punctuation = punctuation, FoldLetters = fold };
        foreach (string text in EthiopicSamples.Random(seed: 12, count: 2_000, longest: 24))
        {
            string expected = string.Concat(Scalars(text).Where(IsKept).Select(Unfolded));
            Assert.Equal(expected, string.Concat(Scalars(EthiopicText.Normalize(text, options)).Where(IsKept).Select(Unfolded)));
        }

        static bool IsKept(int scalar) => scalar < 0 || CharUnicodeInfo.GetUnicodeCategory(scalar) is not (UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.SpaceSeparator);

        string Unfolded(int scalar) => fold && EthiopicSamples.Block.Contains(scalar) && scalar is >= 0x1200 and < 0x135B ? "ሀ" : scalar.ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Text_is_composed_by_the_table_of_the_library_in_pieces_too()
    {
        var words = new RandomWords(5);
        var options = new EthiopicNormalizationOptions { Punctuation = EthiopicPunctuation.Keep };
        for (int round = 0; round < 60; round++)
        {
            string text = string.Concat(Enumerable.Range(0, round % 3 == 0 ? 600 : 40).Select(_ => words.Next(12, loneSurrogates: true))) + words.NextMarks(round * 50);
            Assert.Equal(Scalars(text), Utf16Scalars(EthiopicText.Normalize(text, options)));
        }
    }

    [Theory]
    [InlineData("e\u0323\u0301", "\u1EB9\u0301")] // Yoruba
    [InlineData("e\u0301\u0323", "\u1EB9\u0301")]
    [InlineData("N\u0303o\u0301", "\u00D1\u00F3")]
    [InlineData("Ọ̀rẹ́ mi, ẹ kú àárọ̀! Ǹjẹ́ ó dára?", "Ọ̀rẹ́ mi, ẹ kú àárọ̀! Ǹjẹ́ ó dára?")]
    [InlineData("Kedụ? Ọ dị mma. Ụ́lọ̀ ọ́rụ́; ńnọ́ọ̀.", "Kedụ? Ọ dị mma. Ụ́lọ̀ ọ́rụ́; ńnọ́ọ̀.")]
    public void Latin_letters_with_marks_are_composed_and_nothing_else(string text, string expected)
    {
        var options = new EthiopicNormalizationOptions { FoldLetters = true, FoldLabialized = true, ConvertNumerals = true };
        foreach (EthiopicPunctuation punctuation in Enum.GetValues<EthiopicPunctuation>())
        {
            options.Punctuation = punctuation;
            Assert.Equal(expected.Normalize(NormalizationForm.FormC), EthiopicText.Normalize(text, options));
        }
    }

    [Fact]
    public void The_same_string_comes_back_where_nothing_changes()
    {
        foreach (string text in new[] { "", "ሰላም ለዓለም። Selam", "\uD800 😀 \uDC00", "ሰ\u135Fላም ọ\u0301" }) Assert.Same(text, EthiopicText.Normalize(text));
    }

    [Fact]
    public void Text_that_stays_asks_for_no_memory()
    {
        string text = string.Concat(Enumerable.Repeat("ሰላም ለዓለም። Selam, 12 \u135F", 50));
        Assert.Equal(0, Allocation.LeastOf(() => EthiopicText.Normalize(text)));
    }

    [Fact]
    public void Time_grows_with_the_text_alone()
    {
        var options = new EthiopicNormalizationOptions { ConvertNumerals = true, FoldLabialized = true, Punctuation = EthiopicPunctuation.Latin };
        string[] hostile = ["፡", ":", "፡-", "፼", "ሉዋ", "\u135D", "\u0301\u0323", "\uD800", "፡፡ "];
        foreach (string part in hostile)
        {
            string once = EthiopicSamples.InLinearTime(part, text => EthiopicText.Normalize(text, options), out _);
            Assert.StartsWith("ሀ", once, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Bad_options_are_named_with_their_values_and_what_is_accepted()
    {
        var options = new EthiopicNormalizationOptions { Language = (EthiopicLanguage)7, Punctuation = (EthiopicPunctuation)(-1) };
        string message = Assert.Throws<ArgumentException>(() => EthiopicText.Normalize("", options)).Message;
        Assert.Contains("Language is 7; it must be Amharic, Tigrinya, Geez.", message, StringComparison.Ordinal);
        Assert.Contains("Punctuation is -1; it must be Keep, Join, Ethiopic, Latin.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => EthiopicText.Normalize(null!));
    }

    // The form of the whole text at once.
    private static int[] Scalars(string text)
    {
        int[] scalars = new int[CanonicalComposition.MaxScalarsPerChar * text.Length];
        return scalars[..CanonicalComposition.ToScalars(text, scalars)];
    }

    private static int[] Utf16Scalars(string text)
    {
        var scalars = new List<int>();
        for (int position = 0; position < text.Length;) scalars.Add(Utf16.Decode(text, ref position));
        return [.. scalars];
    }
}
