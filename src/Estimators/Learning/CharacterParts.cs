using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// What characters have in common with others: the consonant and the vowel of an Ethiopic syllable, the letter and the marks
/// of an accented one, the letter of a capital. In training, the embedding of a character is the sum of its own and those of
/// its parts, so that words of one root look alike before a rare syllable has been seen often enough.
/// </summary>
internal static class CharacterParts
{
    private const int Ethiopic = 0x1200;
    private const int EthiopicEnd = 0x1380;
    private const int EthiopicOrders = 8; // Columns of the code chart: the vowel orders, and forms of their own in the last.

    /// <summary>Parts that at least two characters of a vocabulary share.</summary>
    /// <param name="vocabulary">The characters.</param>
    /// <returns>For each part the rows of the characters that have it.</returns>
    public static IReadOnlyList<int[]> SharedBy(CharacterVocabulary vocabulary)
    {
        var rows = new SortedDictionary<(int Kind, int Value), List<int>>();
        ReadOnlySpan<int> scalars = vocabulary.Scalars;
        for (int i = 0; i < scalars.Length; i++)
        {
            foreach ((int Kind, int Value) part in Of(scalars[i]).Distinct())
            {
                if (!rows.TryGetValue(part, out List<int>? members)) rows.Add(part, members = []);
                members.Add(CharacterVocabulary.FirstCharacter + i);
            }
        }

        return [.. rows.Values.Where(members => members.Count > 1).Select(members => members.ToArray())];
    }

    /// <summary>The parts of a character, whether others share them or not.</summary>
    public static IReadOnlyList<(int Kind, int Value)> Of(int scalar)
    {
        if (scalar is >= Ethiopic and < EthiopicEnd && Rune.IsLetter(new Rune(scalar)))
            return [((int)Kind.Series, scalar / EthiopicOrders), ((int)Kind.Order, scalar % EthiopicOrders)];

        var parts = new List<(int, int)>();
        int letter = scalar;
        while (CanonicalTable.Instance.TryDecompose(letter, out int first, out int mark) && mark > 0)
        {
            parts.Add(((int)Kind.Mark, mark));
            letter = first;
        }

        int lower = Rune.IsValid(letter) ? Rune.ToLowerInvariant(new Rune(letter)).Value : letter;
        if (lower != letter) parts.Add(((int)Kind.Case, 0));
        parts.Add(((int)Kind.Letter, lower));
        return parts;
    }

    private enum Kind
    {
        Series,
        Order,
        Letter,
        Mark,
        Case,
    }
}
