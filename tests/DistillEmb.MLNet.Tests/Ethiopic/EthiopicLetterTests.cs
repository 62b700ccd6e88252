using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

public class EthiopicLetterTests
{
    // Written out, letter by letter: the rules under test count them by order.
    private static readonly (string From, string To)[] Amharic =
    [
        ("ሐሑሒሓሔሕሖ", "ሀሁሂሀሄህሆ"), ("ኀኁኂኃኄኅኆ", "ሀሁሂሀሄህሆ"), ("ኸኹኺኻኼኽኾ", "ሀሁሂሀሄህሆ"), ("ሃኣ", "ሀአ"),
        ("ሠሡሢሣሤሥሦሧ", "ሰሱሲሳሴስሶሷ"), ("ዐዑዒዓዔዕዖ", "አኡኢአኤእኦ"), ("ፀፁፂፃፄፅፆ", "ጸጹጺጻጼጽጾ"),
        ("ሗዀዂዃዄዅ", "ኋኈኊኋኌኍ"),
    ];

    private static readonly (string From, string To)[] Tigrinya = [("ሠሡሢሣሤሥሦሧ", "ሰሱሲሳሴስሶሷ"), ("ፀፁፂፃፄፅፆ", "ጸጹጺጻጼጽጾ")];

    private static readonly (string From, string To)[] Labialized =
    [
        ("ቈቊቍ", "ቆቁቁ"), ("ኈኊኍ", "ኆኁኁ"), ("ኰኲኵ", "ኮኩኩ"), ("ዀዂዅ", "ኾኹኹ"), ("ጐጒጕ", "ጎጉጉ"),
    ];

    [Theory]
    [InlineData(EthiopicLanguage.Amharic)]
    [InlineData(EthiopicLanguage.Tigrinya)]
    [InlineData(EthiopicLanguage.Geez)]
    public void Each_letter_becomes_the_one_that_stands_for_it_and_all_others_stay(EthiopicLanguage language)
    {
        (string From, string To)[] folded = language switch { EthiopicLanguage.Amharic => Amharic, EthiopicLanguage.Tigrinya => Tigrinya, _ => [] };
        AssertFolds(folded, new EthiopicNormalizationOptions { Language = language, FoldLetters = true });
    }

    [Fact]
    public void Labialised_letters_become_plain_ones_in_Amharic() => AssertFolds(Labialized, new EthiopicNormalizationOptions { FoldLabialized = true });

    [Fact]
    public void By_default_every_letter_and_mark_stays() => AssertFolds([], new EthiopicNormalizationOptions());

    [Theory]
    [InlineData("ሉዋሙዋሩዋሱዋሹዋቁዋቡዋቱዋቹዋኑዋኙዋኩዋዙዋዡዋዱዋጁዋጉዋጡዋጩዋጱዋጹዋፉዋፑዋቩዋ", "ሏሟሯሷሿቋቧቷቿኗኟኳዟዧዷጇጓጧጯጷጿፏፗቯ")]
    [InlineData("ሁዋሑዋኁዋኹዋሡዋ", "ኋሗኋዃሧ")]
    [InlineData("በልቱዋል ቍዋንቋ ላዋ ሉ ዋ ልዋ ሉ\u135Fዋ", "በልቷል ቋንቋ ላዋ ሉ ዋ ልዋ ሉ\u135Fዋ")]
    public void A_letter_of_the_second_order_and_wa_become_one(string text, string expected) =>
        Assert.Equal(expected, EthiopicText.Normalize(text, new EthiopicNormalizationOptions { FoldLabialized = true }));

    [Fact]
    public void Both_foldings_go_together() =>
        Assert.Equal("ኋሷጿሆሁ ጸሀይ ቁጥር", EthiopicText.Normalize("ሑዋሡዋፁዋኈኍ ፀሐይ ቍጥር", new EthiopicNormalizationOptions { FoldLetters = true, FoldLabialized = true }));

    [Theory]
    [InlineData(EthiopicLanguage.Tigrinya)]
    [InlineData(EthiopicLanguage.Geez)]
    public void Other_languages_keep_labialised_letters(EthiopicLanguage language) =>
        AssertFolds([], new EthiopicNormalizationOptions { Language = language, FoldLabialized = true });

    private static void AssertFolds((string From, string To)[] folded, EthiopicNormalizationOptions options)
    {
        Dictionary<string, string> expected = folded.SelectMany(pair => pair.From.Zip(pair.To)).ToDictionary(pair => pair.First.ToString(), pair => pair.Second.ToString());
        Assert.Equal(folded.Sum(pair => pair.From.Length), folded.Sum(pair => pair.To.Length));
        foreach (string letter in EthiopicSamples.Block.Select(char.ConvertFromUtf32))
            Assert.Equal($"({expected.GetValueOrDefault(letter, letter)})", EthiopicText.Normalize($"({letter})", options));
    }
}
