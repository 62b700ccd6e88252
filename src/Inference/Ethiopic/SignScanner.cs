using System.Globalization;

namespace DistillEmb.Ethiopic;

/// <summary>Finds where a token ends that is no word: a sign of punctuation, a run of the same sign, a symbol.</summary>
internal static class SignScanner
{
    private const char ZeroWidthJoiner = '\u200D';
    private const int FirstSkinTone = 0x1F3FB;
    private const int LastSkinTone = 0x1F3FF;

    /// <summary>Whether the wordspace at this place only separates words: it is no part of ፡፡ or ፡-, and no comma.</summary>
    public static bool IsSeparator(ReadOnlySpan<char> text, int position, EthiopicLanguage language)
    {
        if (text[position] != EthiopicScript.Wordspace) return false;
        if (position + 1 == text.Length) return language != EthiopicLanguage.Tigrinya;
        if (text[position + 1] is EthiopicScript.Wordspace or ':' or '-') return false;
        return language != EthiopicLanguage.Tigrinya || CharacterKinds.IsWord(CharacterKinds.At(text, position + 1, out _));
    }

    /// <summary>Where the token ends that begins with a sign of this kind and length.</summary>
    public static int End(ReadOnlySpan<char> text, int start, CharacterKind kind, int length)
    {
        char first = text[start];
        int end = start + length;
        if (end < text.Length && IsPair(first, text[end])) return end + 1;
        if (kind == CharacterKind.Punctuation && first != EthiopicScript.Wordspace && !IsBracketOrQuote(first))
        {
            while (end < text.Length && text[end] == first) end++;
        }

        return kind == CharacterKind.Symbol ? SymbolEnd(text, end) : MarksEnd(text, end);
    }

    private static bool IsPair(char first, char second) =>
        (first == EthiopicScript.Wordspace && second is EthiopicScript.Wordspace or ':' or '-') || (first == ':' && second == EthiopicScript.Wordspace);

    private static bool IsBracketOrQuote(char character) =>
        character is '"' or '\''
        || char.GetUnicodeCategory(character) is UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation;

    // What is joined to an emoji belongs to it: selectors, tones of skin, others behind a zero width joiner.
    private static int SymbolEnd(ReadOnlySpan<char> text, int position)
    {
        while (true)
        {
            int end = MarksEnd(text, position);
            if (end == text.Length || CharacterKinds.At(text, end, out int length) != CharacterKind.Symbol) return end;
            bool joined = end > position && text[end - 1] == ZeroWidthJoiner;
            bool tone = length == 2 && char.ConvertToUtf32(text[end], text[end + 1]) is >= FirstSkinTone and <= LastSkinTone;
            if (!joined && !tone) return end;
            position = end + length;
        }
    }

    private static int MarksEnd(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && CharacterKinds.At(text, position, out int length) == CharacterKind.Mark) position += length;
        return position;
    }
}
