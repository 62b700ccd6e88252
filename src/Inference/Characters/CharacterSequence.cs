using System.Numerics;

namespace DistillEmb.Characters;

/// <summary>
/// Turns a word into the fixed-length sequence of character ids that a network reads: the characters of the word in NFC,
/// at most <see cref="MaxWordLength"/> of them, framed and padded. Cutting a long word keeps the end mark.
/// </summary>
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
        int first = Framing == WordFraming.Marks ? 1 : (MaxWordLength - count) / 2;
        ids = ids[..Length];
        ids.Fill(T.CreateTruncating(CharacterVocabulary.Padding));
        for (int i = 0; i < count; i++) ids[first + i] = T.CreateTruncating(Vocabulary.RowOf(scalars[i]));
        if (Framing == WordFraming.Marks)
        {
            ids[0] = T.CreateTruncating(CharacterVocabulary.Begin);
            ids[count + 1] = T.CreateTruncating(CharacterVocabulary.End);
        }

        return count;
    }
}
