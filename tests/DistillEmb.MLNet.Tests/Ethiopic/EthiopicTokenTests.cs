using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

public class EthiopicTokenTests
{
    [Theory]
    [InlineData("ሰላም፡ለዓለም።", "ሰላም|ለዓለም|።")]
    [InlineData("ሰላም ለዓለም", "ሰላም|ለዓለም")]
    [InlineData("ሰላም፡ ለዓለም፡", "ሰላም|ለዓለም")]
    [InlineData("አዎ፡፡ነው::ይህ፡-ነው።።", "አዎ|፡፡|ነው|::|ይህ|፡-|ነው|።።")]
    [InlineData("ሀ፣ለ፤ሐ፥መ፦ሠ፧ረ፨ሰ፠", "ሀ|፣|ለ|፤|ሐ|፥|መ|፦|ሠ|፧|ረ|፨|ሰ|፠")]
    [InlineData("«ሰላም» (አለ) \"እሱ\"!!", "«|ሰላም|»|(|አለ|)|\"|እሱ|\"|!!")]
    [InlineData("((ሀ))", "(|(|ሀ|)|)")]
    [InlineData("ለምን... እንዴት…", "ለምን|...|እንዴት|…")]
    [InlineData("ነው-ማለት - ነው", "ነው-ማለት|-|ነው")]
    public void Words_and_signs(string text, string expected) => AssertTokens(text, expected);

    [Theory]
    [InlineData("ዶ/ር አበበ", "ዶ/ር|አበበ")]
    [InlineData("ለወ/ሮ፣ የጠ/ሚኒስትሩ ወ/ሪት ገ/ሥላሴ", "ለወ/ሮ|፣|የጠ/ሚኒስትሩ|ወ/ሪት|ገ/ሥላሴ")]
    [InlineData("ስለዶ/ር ወደጽ/ቤት", "ስለዶ/ር|ወደጽ/ቤት")]
    [InlineData("እና/ወይም ወይም/እና አካል/ድርጅት", "እና|/|ወይም|ወይም|/|እና|አካል|/|ድርጅት")]
    [InlineData("ዶ/ ር /ር ዶ/", "ዶ|/|ር|/|ር|ዶ|/")]
    [InlineData("he/she km/h", "he|/|she|km|/|h")]
    [InlineData("በ2007 ዓ.ም መጣ", "በ2007|ዓ.ም|መጣ")]
    [InlineData("በ2007 ዓ.ም. መጣ።", "በ2007|ዓ.ም.|መጣ|።")]
    [InlineData("በ2007ዓ.ም.", "በ2007ዓ.ም.")]
    [InlineData("እ.ኤ.አ እ.ኤ.አ. የኤች.አይ.ቪ", "እ.ኤ.አ|እ.ኤ.አ.|የኤች.አይ.ቪ")]
    [InlineData("ዓ.ም.ከዚያም ዓ.ም...", "ዓ.ም.|ከዚያም|ዓ.ም|...")]
    [InlineData("እ.ኤ.አ.በ1967", "እ.ኤ.አ.|በ1967")]
    [InlineData("ነው.ከዚያ መጣ. ሀ.", "ነው|.|ከዚያ|መጣ|.|ሀ|.")]
    [InlineData("U.S.A. e.g. a.m. end.Next node.js", "U.S.A.|e.g.|a.m.|end|.|Next|node.js")]
    public void Abbreviations_are_whole(string text, string expected) => AssertTokens(text, expected);

    [Theory]
    [InlineData("1,234.5 12/03/2015 10% 10:30 10፡30", "1,234.5|12/03/2015|10%|10:30|10፡30")]
    [InlineData("2015-03-12 3-5 -5 (+7) 5- a-5", "2015-03-12|3-5|-5|(|+7|)|5|-|a-5")]
    [InlineData("በ1,234.5ብር 2ኛ ኮቪድ-19ን ፳፻፯ ፭ኛ", "በ1,234.5ብር|2ኛ|ኮቪድ-19ን|፳፻፯|፭ኛ")]
    [InlineData("፩፡፪", "፩|፪")]
    [InlineData("10. 20, 5%።", "10|.|20|,|5%|።")]
    [InlineData("10%ው $5 €1.5", "10%ው|$|5|€|1.5")]
    public void Numbers_are_whole(string text, string expected) => AssertTokens(text, expected);

    [Theory]
    [InlineData("https://am.wikipedia.org/wiki/ኢትዮጵያ።", "https://am.wikipedia.org/wiki/ኢትዮጵያ|።")]
    [InlineData("(http://a.b/c?d=1&e=2), www.ena.et.", "(|http://a.b/c?d=1&e=2|)|,|www.ena.et|.")]
    [InlineData("http://a.b/(c)", "http://a.b/(c)")]
    [InlineData("ftp://a፡ሰላም", "ftp://a|ሰላም")]
    [InlineData("abebe.k+x@mail.example.et። a@b @ab", "abebe.k+x@mail.example.et|።|a|@|b|@|ab")]
    [InlineData("http:// www. x@y.", "http|:|//|www|.|x|@|y|.")]
    public void Addresses_are_whole(string text, string expected) => AssertTokens(text, expected);

    [Theory]
    [InlineData("Ó dára, ẹ kú ilé. Ọ̀rẹ́ mi!", "Ó|dára|,|ẹ|kú|ilé|.|Ọ̀rẹ́|mi|!")]
    [InlineData("o\u0323\u0301ru\u0323\u0301 n'ụlọ", "o\u0323\u0301ru\u0323\u0301|n'ụlọ")]
    [InlineData("don't ’yan ሰላም’ታ 'ሰላም'", "don't|’|yan|ሰላም’ታ|'|ሰላም|'")]
    [InlineData("ሰላምabc漢字", "ሰላምabc漢字")]
    [InlineData("ሰላ\u135Fም ᎐ሰ", "ሰላ\u135Fም|᎐ሰ")]
    [InlineData("👩‍💻👍🏽😀a", "👩‍💻|👍🏽|😀|a")]
    [InlineData("\uFEFFሐ\u200Bመ", "ሐ|መ")]
    [InlineData("𞟠𞟡 😀", "𞟠𞟡|😀")]
    public void Other_scripts_marks_and_surrogates(string text, string expected) => AssertTokens(text, expected);

    // No theory: on their way to a test, arguments lose lone surrogates.
    [Fact]
    public void Lone_surrogates_are_parts_of_words() => AssertTokens("ሀ\uD800ለ \uDC00።", "ሀ\uD800ለ|\uDC00|።");

    [Theory]
    [InlineData("ሰላም፡ ከመይ፡ \"ጽቡቕ\"፡", "ሰላም|፡|ከመይ|፡|\"|ጽቡቕ|\"|፡")]
    [InlineData("ሰላም፡ዓለም፡፡", "ሰላም|ዓለም|፡፡")]
    [InlineData("ሰላም፡\"ዓለም\"", "ሰላም|፡|\"|ዓለም|\"")]
    [InlineData("ከምኡ'ውን ዶ/ር 10፡30", "ከምኡ'ውን|ዶ/ር|10፡30")]
    public void A_wordspace_before_a_blank_is_a_comma_in_Tigrinya(string text, string expected) =>
        AssertTokens(text, expected, new EthiopicTokenizationOptions { Language = EthiopicLanguage.Tigrinya });

    [Fact]
    public void Geez_is_separated_by_wordspaces() =>
        AssertTokens("በቀዳሚ፡ገብረ፡እግዚአብሔር፡ሰማየ፡ወምድረ።", "በቀዳሚ|ገብረ|እግዚአብሔር|ሰማየ|ወምድረ|።", new EthiopicTokenizationOptions { Language = EthiopicLanguage.Geez });

    [Theory]
    [InlineData(EthiopicLanguage.Amharic, "ዶ/ር አበበ፡ \"10%\" (ነው) ፡፡ እሺ... 😀 + አይ፡- ዓ.ም.።", "ዶ/ር|አበበ|10%|ነው|እሺ|😀|+|አይ|ዓ.ም.")]
    [InlineData(EthiopicLanguage.Tigrinya, "ሰላም፡ ከመይ፧", "ሰላም|ከመይ")]
    public void Punctuation_can_be_left_out(EthiopicLanguage language, string text, string expected) =>
        AssertTokens(text, expected, new EthiopicTokenizationOptions { Language = language, KeepPunctuation = false });

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n፡ ፡\u00A0\u200B")]
    [InlineData("\u00AD \u200E\u200F ፡ \u2060")]
    public void Text_without_words_has_no_tokens(string text)
    {
        Assert.Empty(EthiopicText.Tokenize(text));
        Assert.Empty(EthiopicText.FindTokens(text));
    }

    [Fact]
    public void Bad_options_are_named_with_their_values_and_what_is_accepted()
    {
        var options = new EthiopicTokenizationOptions { Language = (EthiopicLanguage)3 };
        Assert.Contains("Language is 3; it must be Amharic, Tigrinya, Geez.", Assert.Throws<ArgumentException>(() => EthiopicText.Tokenize("", options)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => EthiopicText.Tokenize(null!));
        Assert.Empty(EthiopicText.FindTokens(null));
    }

    private static void AssertTokens(string text, string expected, EthiopicTokenizationOptions? options = null) =>
        Assert.Equal(expected.Split('|'), EthiopicText.Tokenize(text, options));
}
