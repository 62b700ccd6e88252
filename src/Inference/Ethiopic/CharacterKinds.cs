using System.Globalization;
using DistillEmb.Characters;

namespace DistillEmb.Ethiopic;

/// <summary>Finds kinds by Unicode's general categories, those of the Ethiopic letters without a look at the table.</summary>
internal static class CharacterKinds
{
    private const char ZeroWidthSpace = '\u200B';
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The kind of the character that begins at <paramref name="position"/>, and how many code units it has. A lone surrogate counts as a letter.</summary>
    public static CharacterKind At(ReadOnlySpan<char> text, int position, out int length)
    {
        length = 1;
        char character = text[position];
        if (character is >= '\u1200' and < '\u1380')
        {
            if (EthiopicScript.IsPunctuation(character)) return CharacterKind.Punctuation;
            return EthiopicScript.IsMark(character) ? CharacterKind.Mark : CharacterKind.Letter;
        }

        if (!char.IsSurrogate(character)) return IsBlank(character) ? CharacterKind.Blank : Of(character);
        int end = position;
        int scalar = Utf16.Decode(text, ref end);
        length = end - position;
        return scalar == CanonicalComposition.LoneSurrogate ? CharacterKind.Letter : Of(scalar);
    }

    public static bool IsWord(CharacterKind kind) => kind is CharacterKind.Letter or CharacterKind.Mark or CharacterKind.Digit;

    public static bool IsBlank(char character) => char.IsWhiteSpace(character) || character is ZeroWidthSpace or ByteOrderMark;

    private static CharacterKind Of(int scalar)
    {
        if (EthiopicScript.IsMark(scalar)) return CharacterKind.Mark;
        return CharUnicodeInfo.GetUnicodeCategory(scalar) switch
        {
            UnicodeCategory.DecimalDigitNumber => CharacterKind.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => CharacterKind.Mark,
            UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation => CharacterKind.Punctuation,
            UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol or UnicodeCategory.Control => CharacterKind.Symbol,
            _ => CharacterKind.Letter, // Of letters of all cases, other numbers, the underscore, and what has no kind yet.
        };
    }
}
