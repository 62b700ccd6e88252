using System.Collections.Frozen;

namespace DistillEmb.Ethiopic;

/// <summary>Abbreviations and numbers behind which a full stop does not end a sentence.</summary>
internal static class SentenceAbbreviations
{
    private const int Longest = 8;
    private const int LongestNumber = 3; // Of a heading or in a list: "12. ".

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = FrozenSet.Create(
        StringComparer.Ordinal,
        "ዶር", "ፕሮፌ", "ኢንጂ", "ጄኔ", "ኮሎ", "ሻምበ", "ምዕ", "ቁጥ",
        "Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "Rev", "Hon", "Alh", "Eng", "No", "Vol", "Fig", "vs", "cf").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the full stop at <paramref name="dot"/> belongs to what stands before it in the sentence.</summary>
    /// <remarks>In Ethiopic text a number with a full stop counts the items of a list, wherever it stands, as sentences end with ።.</remarks>
    public static bool EndAt(ReadOnlySpan<char> text, int sentenceStart, int dot, bool ethiopic)
    {
        int start = dot;
        int first = dot;
        int letters = 0;
        int digits = 0;
        while (start > sentenceStart && dot - start <= Longest)
        {
            CharacterKind kind = CharacterKinds.At(text, start - 1, out _);
            if (!CharacterKinds.IsWord(kind)) break;
            start--;
            if (kind == CharacterKind.Letter) (letters, first) = (letters + 1, start);
            if (kind == CharacterKind.Digit) digits++;
        }

        if (letters == 0) return digits is > 0 and <= LongestNumber && (start == sentenceStart || (ethiopic && CharacterKinds.IsBlank(text[start - 1])));
        char before = start > sentenceStart ? text[start - 1] : '\0';
        if (before is '.' or '/' && letters <= 2) return true; // ዓ.ም. and ዶ/ር. and e.g.
        if (letters == 1 && (EthiopicScript.IsLetter(text[first]) || char.IsUpper(text[first]))) return true; // An initial.
        return Titles.Contains(text[start..dot]) || (IsPreposition(text[start]) && Titles.Contains(text[(start + 1)..dot]));
    }

    /// <summary>Whether a letter may stand before a title or an abbreviation: of, for, from, by.</summary>
    public static bool IsPreposition(char letter) => letter is 'የ' or 'ለ' or 'ከ' or 'በ' or 'ን' or 'ብ';
}
