using DistillEmb.Characters;

namespace DistillEmb.MLNet.Speed;

/// <summary>Words in the forms that contestants take.</summary>
/// <param name="Words">The words, all different.</param>
/// <param name="Rows">Character rows, [words, sequence length].</param>
/// <param name="LongRows">The same in 64 bits.</param>
internal sealed record WordBatch(string[] Words, int[] Rows, long[] LongRows)
{
    public static WordBatch Of(string[] words, CharacterSequence sequence)
    {
        int[] rows = new int[words.Length * sequence.Length];
        for (int i = 0; i < words.Length; i++) sequence.Encode(words[i], rows.AsSpan(i * sequence.Length, sequence.Length));
        return new WordBatch(words, rows, Array.ConvertAll(rows, row => (long)row));
    }
}
