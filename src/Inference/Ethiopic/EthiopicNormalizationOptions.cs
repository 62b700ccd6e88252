using DistillEmb.Limits;

namespace DistillEmb;

/// <summary>
/// How Ethiopic text is normalised. Whatever is chosen, the text is brought to Normalization Form C of Unicode, what is normalised twice is the same as
/// what is normalised once, and letters and marks of other scripts stay as they are.
/// </summary>
/// <remarks>
/// The defaults leave the spelling alone, as encoders and their teachers' vectors are of text as people write it. Fold letters where words are
/// compared or counted, or where all else was trained on folded text.
/// </remarks>
public sealed class EthiopicNormalizationOptions
{
    /// <summary>The language, which decides what is folded and how <c>፡</c> is read.</summary>
    /// <value>The default value is <see cref="EthiopicLanguage.Amharic"/>.</value>
    public EthiopicLanguage Language { get; set; } = EthiopicLanguage.Amharic;

    /// <summary>
    /// Whether letters that the language writes for one another become one. In Amharic the seven orders of ሐ, ኀ and ኸ become those of ሀ, those of ሠ, ዐ and ፀ
    /// become those of ሰ, አ and ጸ, and as the first order of ሀ and አ sounds like the fourth, ሃ and ኣ (with ሓ, ኃ, ኻ and ዓ) become ሀ and አ; labialised forms follow, as ሧ
    /// becomes ሷ, and ሗ and ዃ become ኋ. In Tigrinya ሠ becomes ሰ and ፀ becomes ጸ, and all else stays. In Ge'ez nothing changes.
    /// </summary>
    /// <value>The default value is false.</value>
    public bool FoldLetters { get; set; }

    /// <summary>
    /// Whether labialised forms that Amharic writes for one another become one: ቈ becomes ቆ, ቊ and ቍ become ቁ, likewise with ኈ, ኰ, ዀ and ጐ, and a letter of the
    /// second order with ዋ behind it one letter, as ሉዋ becomes ሏ. In Tigrinya and Ge'ez nothing changes.
    /// </summary>
    /// <value>The default value is false.</value>
    public bool FoldLabialized { get; set; }

    /// <summary>
    /// What becomes of punctuation. Signs of ASCII are touched only in Ethiopic text, that is where the last letter before them is Ethiopic; and
    /// <c>:-</c> only before a blank, an Ethiopic character, one of <c>: , ; ?</c> or the end.
    /// </summary>
    /// <value>The default value is <see cref="EthiopicPunctuation.Join"/>.</value>
    public EthiopicPunctuation Punctuation { get; set; } = EthiopicPunctuation.Join;

    /// <summary>
    /// Whether Ethiopic numerals become Latin digits: ፳፻፲፯ becomes 2017. Numerals that make no number (፪፫), or stand beside other digits, stay.
    /// </summary>
    /// <value>The default value is false.</value>
    public bool ConvertNumerals { get; set; }

    /// <summary>
    /// Whether marks above letters are left out: those of long consonants and vowels (U+135D to U+135F), which dictionaries and school books write, and the signs of
    /// chant (U+1390 to U+1399). Other text hardly has any (3 in 555,100 lines of Amharic web text), so that an encoder's teachers know no word with them.
    /// </summary>
    /// <value>The default value is false.</value>
    public bool RemoveMarks { get; set; }

    /// <summary>Checks all options, and names everything that is wrong at once.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    internal void Check() => OptionCheck.ThrowIfAny(nameof(EthiopicNormalizationOptions), OptionCheck.Choice(nameof(Language), Language), OptionCheck.Choice(nameof(Punctuation), Punctuation));
}
