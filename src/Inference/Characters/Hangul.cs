namespace DistillEmb.Characters;

/// <summary>
/// The canonical decomposition and composition of Hangul syllables, which follow from their code
/// points (The Unicode Standard, section 3.12, Conjoining Jamo Behavior).
/// </summary>
/// <remarks>
/// A syllable is a leading consonant, a vowel and perhaps a trailing consonant. Its one-step
/// decomposition takes off the last of these.
/// </remarks>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLeading = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int LeadingCount = 19;
    private const int VowelCount = 21;

    // A syllable without a trailing consonant counts as one of the 28 endings, the zeroth, so
    // this code point, which is not a trailing consonant, is where the count begins.
    private const int NoTrailing = 0x11A7;
    private const int TrailingCount = 28;
    private const int SyllableCount = LeadingCount * VowelCount * TrailingCount;

    /// <summary>Tells whether a scalar is a precomposed syllable.</summary>
    public static bool IsSyllable(int scalar) =>
        (uint)(scalar - FirstSyllable) < SyllableCount;

    /// <summary>Splits a syllable in one step.</summary>
    public static (int First, int Second) Decompose(int syllable)
    {
        int offset = syllable - FirstSyllable;
        int trailing = offset % TrailingCount;
        if (trailing != 0)
        {
            return (syllable - trailing, NoTrailing + trailing);
        }

        int pair = offset / TrailingCount;
        return (FirstLeading + (pair / VowelCount), FirstVowel + (pair % VowelCount));
    }

    /// <summary>Joins two scalars to a syllable, if they make one.</summary>
    public static bool TryCompose(int first, int second, out int syllable)
    {
        int leading = first - FirstLeading;
        int vowel = second - FirstVowel;
        if ((uint)leading < LeadingCount && (uint)vowel < VowelCount)
        {
            syllable = FirstSyllable + (((leading * VowelCount) + vowel) * TrailingCount);
            return true;
        }

        int trailing = second - NoTrailing;
        if (trailing is > 0 and < TrailingCount
            && IsSyllable(first)
            && (first - FirstSyllable) % TrailingCount == 0)
        {
            syllable = first + trailing;
            return true;
        }

        syllable = 0;
        return false;
    }
}
