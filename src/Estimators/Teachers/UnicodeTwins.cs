using DistillEmb.Characters;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// The words of a vocabulary that differ in their Unicode form alone. To a network, which reads NFC, they are one word; a
/// teacher that was trained on text in several forms has a vector for each.
/// </summary>
internal sealed class UnicodeTwins
{
    private readonly Dictionary<int, int[]> _groups = []; // Of each word that has twins, all its forms, in their order.

    /// <param name="words">The words, each once.</param>
    /// <param name="placeOf">The place of a word among them; -1 of another one.</param>
    public UnicodeTwins(IReadOnlyList<string> words, Func<string, int> placeOf)
    {
        // Nearly every word is told to be its own form by a look at its characters, and is in no list.
        var others = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int word = 0; word < words.Count; word++)
        {
            if (CanonicalText.IsStable(words[word])) continue;
            string form = CanonicalText.Of(words[word]);
            if (!others.TryGetValue(form, out List<int>? group)) others.Add(form, group = placeOf(form) is var composed && composed >= 0 && composed != word ? [composed] : []);
            if (!group.Contains(word)) group.Add(word);
        }

        foreach (List<int> group in others.Values.Where(group => group.Count > 1))
        {
            int[] forms = [.. group.Order()];
            foreach (int word in forms) _groups.Add(word, forms);
        }
    }

    /// <summary>The first form of a word: the most frequent one, in word2vec's and fastText's files.</summary>
    public int FirstOf(int word) => _groups.TryGetValue(word, out int[]? group) ? group[0] : word;

    /// <summary>Whether no form of a word comes before it.</summary>
    public bool IsFirst(int word) => FirstOf(word) == word;

    /// <summary>All forms of a word, itself among them; none where it has but one.</summary>
    public ReadOnlySpan<int> FormsOf(int word) => _groups.GetValueOrDefault(word);

    /// <summary>Words with the first form in place of each.</summary>
    public int[] FirstOf(int[] words) => _groups.Count == 0 ? words : Array.ConvertAll(words, FirstOf);
}
