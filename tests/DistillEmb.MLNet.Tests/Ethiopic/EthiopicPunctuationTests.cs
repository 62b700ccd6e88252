using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

public class EthiopicPunctuationTests
{
    [Theory]
    [InlineData("ሰላም፡፡", "ሰላም።")]
    [InlineData("ሰላም::", "ሰላም።")]
    [InlineData("ሰላም ::", "ሰላም ።")]
    [InlineData("ሰላም፡:", "ሰላም።")]
    [InlineData("ሰላም:፡", "ሰላም።")]
    [InlineData("በ2007::", "በ2007።")]
    [InlineData("፳፻፯::", "፳፻፯።")]
    [InlineData("ሰላም፡፡፡፡", "ሰላም።።")]
    [InlineData("ሰላም፡፡፡", "ሰላም።፡")]
    [InlineData("ይህ፡-ነው", "ይህ፦ነው")]
    [InlineData("ይህ:- ነው", "ይህ፦ ነው")]
    [InlineData("ይህ:-ነው", "ይህ፦ነው")]
    [InlineData("ይህ:-", "ይህ፦")]
    [InlineData("ሰላም :-) :-D", "ሰላም :-) :-D")]
    [InlineData("std::string a:-b", "std::string a:-b")]
    [InlineData("ሰላም a::b", "ሰላም a::b")]
    [InlineData("ሰላም፡ለዓለም፣ 10:30 እና፤ ነው፥ ነው፧", "ሰላም፡ለዓለም፣ 10:30 እና፤ ነው፥ ነው፧")]
    [InlineData("ሰላም, ነው; ነህ? አዎ.", "ሰላም, ነው; ነህ? አዎ.")]
    public void Signs_in_two_parts_are_joined_by_default(string text, string expected) => Assert.Equal(expected, EthiopicText.Normalize(text));

    [Theory]
    [InlineData("ሰላም፡፡ ይህ፡- ነው::")]
    public void Punctuation_can_stay(string text) => Assert.Same(text, Normalize(text, EthiopicPunctuation.Keep));

    [Theory]
    [InlineData("ሰላም, ነው; ነህ? አዎ.", "ሰላም፣ ነው፤ ነህ፧ አዎ.")]
    [InlineData("ነው:: ይህ:- ዓ.ም.", "ነው። ይህ፦ ዓ.ም.")]
    [InlineData("በ1,234,567 ብር,", "በ1,234,567 ብር፣")]
    [InlineData("እንግሊዝኛ: yes, no; why?", "እንግሊዝኛ: yes, no; why?")]
    [InlineData("ነው\u037E", "ነው፤")] // The Greek question mark is canonically a semicolon.
    [InlineData("ገጽ?q=1", "ገጽ?q=1")]
    public void Latin_signs_become_Ethiopic_ones(string text, string expected) => Assert.Equal(expected, Normalize(text, EthiopicPunctuation.Ethiopic));

    [Theory]
    [InlineData("ሰላም፡ለዓለም።", "ሰላም ለዓለም.", "ሰላም ለዓለም.")]
    [InlineData("ሰላም፡ ከመይ፡", "ሰላም  ከመይ ", "ሰላም, ከመይ,")]
    [InlineData("ሀ፣ ለ፤ ሐ፥ መ፦ ሠ፧", "ሀ, ለ; ሐ: መ: ሠ?", "ሀ, ለ; ሐ: መ: ሠ?")]
    [InlineData("ነው፡፡ ነው:: ይህ፡- ይህ:- ነው", "ነው. ነው. ይህ: ይህ: ነው", "ነው. ነው. ይህ: ይህ: ነው")]
    [InlineData("፠ ምዕራፍ ፨", "፠ ምዕራፍ ፨", "፠ ምዕራፍ ፨")]
    public void Ethiopic_signs_become_Latin_ones(string text, string amharic, string tigrinya)
    {
        Assert.Equal(amharic, Normalize(text, EthiopicPunctuation.Latin));
        Assert.Equal(tigrinya, Normalize(text, EthiopicPunctuation.Latin, EthiopicLanguage.Tigrinya));
    }

    private static string Normalize(string text, EthiopicPunctuation punctuation, EthiopicLanguage language = EthiopicLanguage.Amharic) =>
        EthiopicText.Normalize(text, new EthiopicNormalizationOptions { Punctuation = punctuation, Language = language });
}
