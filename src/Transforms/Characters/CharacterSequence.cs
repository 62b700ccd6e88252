namespace DistillEmb.MLNet.Characters;

/// <summary>
/// Turns a word into the fixed-length sequence of character rows that a network reads: begin mark, the characters of
/// the word in NFC (at most <see cref="MaxWordLength"/> of them), end mark, padding. Cutting a long word keeps the end mark.
/// </summary>
internal sealed class CharacterSequence
{
    private const int Marks = 2;
    private const int StackLimit = 128;

    public CharacterSequence(CharacterVocabulary vocabulary, int maxWordLength)
    {
        Vocabulary = vocabulary;
        MaxWordLength = maxWordLength;
    }

    public CharacterVocabulary Vocabulary { get; }

    /// <summary>Characters of a word that are read; marks don't count.</summary>
    public int MaxWordLength { get; }

    /// <summary>Rows of a sequence, marks and padding included.</summary>
    public int Length => MaxWordLength + Marks;

    /// <summary>Writes the <see cref="Length"/> rows of a word.</summary>
    /// <returns>How many characters of the word were read; 0 for a word without any, whose rows are the two marks.</returns>
    public int Encode(ReadOnlySpan<char> word, Span<int> rows)
    {
        Span<int> scalars = MaxWordLength <= StackLimit ? stackalloc int[MaxWordLength] : new int[MaxWordLength];
        int count = CanonicalComposition.ToScalars(word, scalars);
        rows[0] = CharacterVocabulary.Begin;
        for (int i = 0; i < count; i++) rows[i + 1] = Vocabulary.RowOf(scalars[i]);
        rows[count + 1] = CharacterVocabulary.End;
        rows[(count + Marks)..Length].Fill(CharacterVocabulary.Padding);
        return count;
    }
}
