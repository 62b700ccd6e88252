using DistillEmb.Characters;

namespace DistillEmb.MLNet.Learning;

/// <summary>Finds the characters that are frequent enough to be learnt.</summary>
internal static class CharacterCensus
{
    /// <param name="words">The training words.</param>
    /// <param name="minimumCount">In how many of them a character has to occur.</param>
    /// <param name="known">Characters that have rows already, which they keep; null for none.</param>
    public static CharacterVocabulary Take(IEnumerable<string> words, int minimumCount, CharacterVocabulary? known = null)
    {
        var counts = new SortedDictionary<int, int>();
        var seen = new HashSet<int>();
        foreach (string word in words)
        {
            int[] scalars = new int[word.Length * CanonicalComposition.MaxScalarsPerChar];
            int count = CanonicalComposition.ToScalars(word, scalars);
            seen.Clear();
            foreach (int scalar in scalars.AsSpan(0, count))
            {
                if (scalar >= 0 && seen.Add(scalar)) counts[scalar] = counts.GetValueOrDefault(scalar) + 1;
            }
        }

        IEnumerable<int> frequent = counts.Where(pair => pair.Value >= minimumCount).Select(pair => pair.Key);
        int[] before = known is null ? [] : known.Scalars.ToArray();
        var vocabulary = new CharacterVocabulary([.. before, .. frequent.Except(before)]);
        if (vocabulary.Scalars.Length == 0)
            throw new InvalidDataException($"No character occurs in {minimumCount} training words or more; lower {nameof(DistillEmbOptions.MinimumCharacterCount)} or give more words to train on.");
        return vocabulary;
    }
}
