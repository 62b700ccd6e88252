using System.Globalization;

namespace DistillEmb.Characters;

/// <summary>
/// The form in which words are compared: Normalization Form C without invisible characters. Words of one form are one word, to teachers, corpora,
/// lists of words, the choice of held-out words, evaluations and encoders alike; this is the one place of the rule.
/// </summary>
/// <remarks>
/// Of the invisible characters, joiner and non-joiner stay between letters, and behind a virama wherever it stands: there they are spelling, as in Persian,
/// Sinhala and Malayalam (as RFC 5892, appendix A, has it for names).
/// </remarks>
internal static class WordForm
{
    private const int ViramaClass = 9; // Canonical_Combining_Class of all viramas.

    /// <summary>Whether a look at each character is enough to say that a word is in its form.</summary>
    public static bool IsPlain(ReadOnlySpan<char> word)
    {
        CanonicalTable table = CanonicalTable.Instance;
        for (int position = 0; position < word.Length;)
        {
            char unit = word[position];
            if (unit < '\u00AD' || (uint)(unit - 0x1200) < 0x15D) // Ethiopic up to the first mark that stands behind a letter.
            {
                position++;
                continue;
            }

            int scalar = Utf16.Decode(word, ref position);
            if (!table.IsStable(scalar) || InvisibleCharacters.Contains(scalar)) return false;
        }

        return true;
    }

    /// <summary>The form of a word: itself where it is in it.</summary>
    public static string Of(string word)
    {
        if (IsPlain(word)) return word;
        if (!InvisibleCharacters.AreIn(word)) return CanonicalText.Of(word);
        var visible = new TextBuilder(word.Length);
        WriteVisible(word, null, ref visible);
        string kept = visible.Written.SequenceEqual(word) ? word : visible.Written.ToString();
        visible.Dispose();
        return CanonicalText.Of(kept);
    }

    /// <summary>Writes a word without invisible characters, not composed.</summary>
    /// <param name="word">The word.</param>
    /// <param name="known">Characters that stay, visible or not; null for none.</param>
    /// <param name="builder">Receives it.</param>
    public static void WriteVisible(ReadOnlySpan<char> word, CharacterVocabulary? known, ref TextBuilder builder)
    {
        bool behindLetter = false;
        bool behindVirama = false;
        for (int position = 0; position < word.Length;)
        {
            int start = position;
            int scalar = Utf16.Decode(word, ref position);
            if (InvisibleCharacters.Contains(scalar))
            {
                position = EndOfInvisible(word, position);
                bool joins = behindVirama || (behindLetter && position < word.Length && IsLetter(word, position));
                WriteKept(word[start..position], joins, known, ref builder);
                continue;
            }

            builder.Append(word[start..position]);
            behindLetter = IsLetter(scalar);
            int combiningClass = CanonicalTable.Instance.CombiningClass(scalar);
            behindVirama = combiningClass == ViramaClass || (combiningClass > 0 && behindVirama);
        }
    }

    private static int EndOfInvisible(ReadOnlySpan<char> word, int position)
    {
        while (position < word.Length)
        {
            int next = position;
            if (!InvisibleCharacters.Contains(Utf16.Decode(word, ref next))) break;
            position = next;
        }

        return position;
    }

    private static void WriteKept(ReadOnlySpan<char> invisible, bool joins, CharacterVocabulary? known, ref TextBuilder builder)
    {
        for (int position = 0; position < invisible.Length;)
        {
            int start = position;
            int scalar = Utf16.Decode(invisible, ref position);
            bool isSpelling = joins && scalar is (InvisibleCharacters.Joiner or InvisibleCharacters.NonJoiner);
            if (isSpelling || (known is not null && known.RowOf(scalar) != CharacterVocabulary.Unknown)) builder.Append(invisible[start..position]);
        }
    }

    private static bool IsLetter(ReadOnlySpan<char> word, int position) => IsLetter(Utf16.Decode(word, ref position));

    // Marks belong to the letters before them.
    private static bool IsLetter(int scalar) => scalar >= 0 && CharUnicodeInfo.GetUnicodeCategory(scalar) is <= UnicodeCategory.EnclosingMark;
}
