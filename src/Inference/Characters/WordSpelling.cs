using System.Text;

namespace DistillEmb.Characters;

/// <summary>
/// The spelling by which a whole word is known, not cut as the network cuts it: the UTF-8 of its <see cref="WordForm"/>, or of its Normalization Form C alone.
/// </summary>
internal static class WordSpelling
{
    /// <summary>Characters of the longest word that has a spelling: far beyond any word, and few enough for the stack.</summary>
    public const int LongestWord = 128;

    /// <summary>Bytes of the longest spelling.</summary>
    public const int MostBytes = LongestWord * 4;

    /// <summary>Writes the spelling of a word's form.</summary>
    /// <param name="word">UTF-16 text, of any length.</param>
    /// <param name="utf8">Receives up to <see cref="MostBytes"/> bytes.</param>
    /// <returns>How many bytes; 0 for a word without one: of no visible character, too long, or with a lone surrogate, which UTF-8 does not have.</returns>
    public static int WriteForm(ReadOnlySpan<char> word, Span<byte> utf8)
    {
        if (!InvisibleCharacters.AreIn(word)) return Write(word, utf8);
        var visible = new TextBuilder(word.Length);
        WordForm.WriteVisible(word, null, ref visible);
        int length = Write(visible.Written, utf8);
        visible.Dispose();
        return length;
    }

    /// <summary>Writes the spelling of a word as it is, invisible characters and all.</summary>
    /// <param name="word">UTF-16 text, of any length.</param>
    /// <param name="utf8">Receives up to <see cref="MostBytes"/> bytes.</param>
    /// <returns>How many bytes; 0 for a word without one: empty, too long, or with a lone surrogate, which UTF-8 does not have.</returns>
    public static int Write(ReadOnlySpan<char> word, Span<byte> utf8)
    {
        Span<int> scalars = stackalloc int[LongestWord + 1];
        int count = CanonicalComposition.ToScalars(word, scalars);
        if (count > LongestWord) return 0;
        int length = 0;
        foreach (int scalar in scalars[..count])
        {
            if (scalar == CanonicalComposition.LoneSurrogate) return 0;
            length += new Rune(scalar).EncodeToUtf8(utf8[length..]);
        }

        return length;
    }
}
