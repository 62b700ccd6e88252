namespace DistillEmb.MLNet.Characters;

/// <summary>
/// Turns a word into the fixed-length sequence of character rows that a network reads: the characters of the word in NFC,
/// at most <see cref="MaxWordLength"/> of them, framed and padded. Cutting a long word keeps the end mark.
/// </summary>
internal sealed class CharacterSequence
{
    private const int StackLimit = 128;

    private readonly WordFraming _framing;

    public CharacterSequence(CharacterVocabulary vocabulary, int maxWordLength, WordFraming framing = WordFraming.Marks)
    {
        Vocabulary = vocabulary;
        MaxWordLength = maxWordLength;
        _framing = framing;
        Length = LengthOf(maxWordLength, framing);
    }

    public CharacterVocabulary Vocabulary { get; }

    /// <summary>Characters of a word that are read; marks don't count.</summary>
    public int MaxWordLength { get; }

    /// <summary>Rows of a sequence, marks and padding included.</summary>
    public int Length { get; }

    public static int LengthOf(int maxWordLength, WordFraming framing) => framing == WordFraming.Marks ? maxWordLength + 2 : maxWordLength;

    /// <summary>Writes the <see cref="Length"/> rows of a word.</summary>
    /// <returns>How many characters of the word were read; 0 for a word without any, whose rows are marks and padding.</returns>
    public int Encode(ReadOnlySpan<char> word, Span<int> rows)
    {
        Span<int> scalars = MaxWordLength <= StackLimit ? stackalloc int[MaxWordLength] : new int[MaxWordLength];
        int count = CanonicalComposition.ToScalars(word, scalars);
        int first = _framing == WordFraming.Marks ? 1 : (MaxWordLength - count) / 2;
        rows = rows[..Length];
        rows.Fill(CharacterVocabulary.Padding);
        for (int i = 0; i < count; i++) rows[first + i] = Vocabulary.RowOf(scalars[i]);
        if (_framing == WordFraming.Marks)
        {
            rows[0] = CharacterVocabulary.Begin;
            rows[count + 1] = CharacterVocabulary.End;
        }

        return count;
    }
}
