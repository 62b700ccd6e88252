using DistillEmb.Characters;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// What training hides from the network so that it does not learn its words by heart: n-grams (dropout, Srivastava et al. 2014) and characters. What
/// n-grams of a word are hidden depends on the batch's seed and the word's number alone.
/// </summary>
/// <param name="ngrams">The share of a word's n-grams that is hidden.</param>
/// <param name="seed">The seed of the batch.</param>
/// <param name="first">The number of the first word in the batch that is worked on.</param>
internal sealed class TrainingNoise(double ngrams, int seed, int first)
{
    private const int NgramStream = 1;

    /// <summary>Leaves out a share of a word's n-grams.</summary>
    /// <param name="word">The number of the word among those that are worked on.</param>
    /// <param name="buckets">Their buckets; those that stay move to the front.</param>
    /// <returns>How many stay.</returns>
    public int HideNgrams(int word, Span<int> buckets)
    {
        if (ngrams == 0) return buckets.Length;
        Random random = RandomOf(word);
        int kept = 0;
        foreach (int bucket in buckets)
        {
            if (random.NextDouble() >= ngrams) buckets[kept++] = bucket;
        }

        return kept;
    }

    private Random RandomOf(int word) => RandomStream.Of(seed, ((uint)(first + word) * 2) + NgramStream);

    /// <summary>Replaces a share of a word's characters by the unknown one.</summary>
    public static void HideCharacters(Span<int> ids, double share, Random random)
    {
        foreach (ref int id in ids)
        {
            if (id >= CharacterVocabulary.FirstCharacter && random.NextDouble() < share) id = CharacterVocabulary.Unknown;
        }
    }
}
