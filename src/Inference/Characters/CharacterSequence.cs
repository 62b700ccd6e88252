using System.Numerics;
using System.Runtime.CompilerServices;

namespace DistillEmb.Characters;

/// <summary>
/// Turns a word into the fixed-length sequence of character ids that a network reads: the characters of the word in NFC,
/// at most <see cref="MaxWordLength"/> of them, framed and padded. Cutting a long word keeps the end mark.
/// </summary>
/// <remarks>
/// Invisible characters that the vocabulary lacks change no word: they are left out before anything else, as <see cref="WordForm"/> leaves them out of
/// the words of training. Those that it has are read.
/// </remarks>
internal sealed class CharacterSequence
{
    private const int StackLimit = 128;

    public CharacterSequence(CharacterVocabulary vocabulary, int maxWordLength, WordFraming framing = WordFraming.Marks)
    {
        Vocabulary = vocabulary;
        MaxWordLength = maxWordLength;
        Framing = framing;
        Length = LengthOf(maxWordLength, framing);
    }

    public CharacterVocabulary Vocabulary { get; }

    public WordFraming Framing { get; }

    /// <summary>Characters of a word that are read; marks don't count.</summary>
    public int MaxWordLength { get; }

    /// <summary>Rows of a sequence, marks and padding included.</summary>
    public int Length { get; }

    public static int LengthOf(int maxWordLength, WordFraming framing) => framing == WordFraming.Marks ? maxWordLength + 2 : maxWordLength;

    /// <summary>Writes the <see cref="Length"/> ids of a word.</summary>
    /// <returns>How many characters of the word were read; 0 for a word without any, whose ids are marks and padding.</returns>
    public int Encode(ReadOnlySpan<char> word, Span<int> ids) => Encode<int>(word, ids);

    /// <summary>As <see cref="Encode(ReadOnlySpan{char}, Span{int})"/>, in 64-bit numbers.</summary>
    public int Encode(ReadOnlySpan<char> word, Span<long> ids) => Encode<long>(word, ids);

    private int Encode<T>(ReadOnlySpan<char> word, Span<T> ids)
        where T : INumber<T>
    {
        Span<int> scalars = MaxWordLength <= StackLimit ? stackalloc int[MaxWordLength] : new int[MaxWordLength];
        int count = CanonicalComposition.ToScalars(word, scalars);
        ids = ids[..Length];
        bool hasUnknown = Write(scalars[..count], ids);

        // Of a word that is cut, what decides may stand behind the last character that is read.
        bool isCut = count == MaxWordLength && word.Length > count;
        if ((hasUnknown || isCut) && InvisibleCharacters.AreIn(word))
        {
            count = ReadVisible(word, scalars);
            Write(scalars[..count], ids);
        }

        return count;
    }

    /// <summary>Writes the ids of characters.</summary>
    /// <returns>Whether the vocabulary lacks one of them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Write<T>(ReadOnlySpan<int> scalars, Span<T> ids)
        where T : INumber<T>
    {
        int first = Framing == WordFraming.Marks ? 1 : (MaxWordLength - scalars.Length) / 2;
        bool hasUnknown = false;
        ids.Fill(T.CreateTruncating(CharacterVocabulary.Padding));
        for (int i = 0; i < scalars.Length; i++)
        {
            int row = Vocabulary.RowOf(scalars[i]);
            hasUnknown |= row == CharacterVocabulary.Unknown;
            ids[first + i] = T.CreateTruncating(row);
        }

        if (Framing == WordFraming.Marks)
        {
            ids[0] = T.CreateTruncating(CharacterVocabulary.Begin);
            ids[scalars.Length + 1] = T.CreateTruncating(CharacterVocabulary.End);
        }

        return hasUnknown;
    }

    // Kept out of the way of usual words.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadVisible(ReadOnlySpan<char> word, Span<int> scalars)
    {
        var visible = new TextBuilder(word.Length);
        WordForm.WriteVisible(word, Vocabulary, ref visible);
        int count = CanonicalComposition.ToScalars(visible.Written, scalars);
        visible.Dispose();
        return count;
    }
}
