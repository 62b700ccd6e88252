using System.Globalization;
using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.Sequences;

/// <summary>
/// The shape of a word (Collins 2002): what kinds of characters it has, in their order. Capital letters are X, small ones x, letters without
/// case l, digits and numerals d; punctuation and signs of ASCII stand for themselves, others are p and s. Marks belong to their letter; invisible characters are left out, as of all words.
/// </summary>
/// <remarks>A run of one kind is cut to 2 letters, 4 digits (a year is another thing than a day), or 1 of anything else: ተማሪዎች is ll, Abuja Xxx, 12:30 dd:dd.</remarks>
internal static class WordShape
{
    /// <summary>Characters of the longest shape; what is behind is left out.</summary>
    public const int Longest = 16;

    /// <summary>Writes the shape of a word.</summary>
    /// <param name="word">UTF-16 text, of any length.</param>
    /// <param name="shape">Receives up to <see cref="Longest"/> characters.</param>
    /// <returns>How many; 0 for a word without characters.</returns>
    public static int Write(ReadOnlySpan<char> word, Span<char> shape)
    {
        if (!InvisibleCharacters.AreIn(word)) return WriteVisible(word, shape);
        var visible = new TextBuilder(word.Length);
        WordForm.WriteVisible(word, null, ref visible);
        int length = WriteVisible(visible.Written, shape);
        visible.Dispose();
        return length;
    }

    private static int WriteVisible(ReadOnlySpan<char> word, Span<char> shape)
    {
        (int length, int run, char last) = (0, 0, '\0');
        foreach (Rune rune in word.EnumerateRunes())
        {
            char kind = KindOf(rune);
            if (kind == Mark) continue;
            run = kind == last ? run + 1 : 1;
            last = kind;
            if (run > LongestRun(kind)) continue;
            if (length == Longest) break;
            shape[length++] = kind;
        }

        return length;
    }

    private const char Mark = '\0';

    private static int LongestRun(char kind) => kind switch
    {
        'X' or 'x' or 'l' => 2,
        'd' => 4,
        _ => 1,
    };

    private static char KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => 'X',
        UnicodeCategory.LowercaseLetter => 'x',
        UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => 'l',
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber => 'd',
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Mark,
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator => 's',
        _ when rune.IsAscii => (char)rune.Value,
        _ when Rune.IsPunctuation(rune) => 'p',
        _ => 's',
    };
}
