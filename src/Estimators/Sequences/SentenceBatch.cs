namespace DistillEmb.MLNet.Sequences;

/// <summary>What one step trains on. Each different word is in it once.</summary>
internal sealed class SentenceBatch
{
    /// <param name="sentences">The rows; those without tokens are left out.</param>
    /// <param name="seed">Where everything comes from that is random in the step.</param>
    public SentenceBatch(IEnumerable<Sentence> sentences, int seed)
    {
        Sentences = [.. sentences.Where(sentence => sentence.Words.Length > 0)];
        Seed = seed;
        var slots = new Dictionary<int, int>();
        var words = new List<int>();
        Slots = [.. Sentences.Select(sentence => Array.ConvertAll(sentence.Words, SlotOf))];
        Words = [.. words];

        int SlotOf(int word)
        {
            if (slots.TryGetValue(word, out int slot)) return slot;
            slots.Add(word, words.Count);
            words.Add(word);
            return words.Count - 1;
        }
    }

    public IReadOnlyList<Sentence> Sentences { get; }

    public int Seed { get; }

    /// <summary>The different words, by their indices in the training data.</summary>
    public int[] Words { get; }

    /// <summary>Of each row, the places of its tokens among the different words.</summary>
    public IReadOnlyList<int[]> Slots { get; }
}
