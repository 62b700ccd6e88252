namespace DistillEmb;

/// <content>The step from words to the input of the network outside .NET, an exported ONNX model.</content>
public sealed partial class DistillEmbEncoder
{
    /// <summary>Character ids of a word, marks and padding included: a row of an ONNX model's input.</summary>
    public int SequenceLength => Sequence.Length;

    /// <summary>The input of an exported ONNX model for some words.</summary>
    /// <param name="words">The words; the empty text is one too.</param>
    /// <returns>[words, <see cref="SequenceLength"/>], row-major.</returns>
    public long[] EncodeCharacters(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var rows = new List<long>();
        Span<long> row = stackalloc long[SequenceLength];
        foreach (string word in words)
        {
            EncodeCharacters((word ?? throw new ArgumentException($"Word {rows.Count / SequenceLength} is null.", nameof(words))).AsSpan(), row);
            rows.AddRange(row);
        }

        return [.. rows];
    }

    /// <summary>The input of an exported ONNX model for one word, without allocating.</summary>
    /// <param name="word">The word.</param>
    /// <param name="characters">Receives <see cref="SequenceLength"/> values.</param>
    public void EncodeCharacters(ReadOnlySpan<char> word, Span<long> characters)
    {
        if (characters.Length < SequenceLength)
            throw new ArgumentException($"The destination has room for {characters.Length} values; a word has {SequenceLength}.", nameof(characters));
        Sequence.Encode(word, characters);
    }
}
