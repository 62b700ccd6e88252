using DistillEmb.Characters;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// What training hides from the network so that it does not learn its words by heart: features (dropout, Srivastava et al.
/// 2014) and n-grams. What is hidden of a word depends on the batch's seed and the word's number alone.
/// </summary>
/// <param name="ngrams">The share of a word's n-grams that is hidden.</param>
/// <param name="features">The share of a word's features that is hidden.</param>
/// <param name="seed">The seed of the batch.</param>
/// <param name="first">The number of the first word in the batch that is worked on.</param>
internal sealed class TrainingNoise(double ngrams, double features, int seed, int first)
{
    private const int FeatureStream = 0;
    private const int NgramStream = 1;

    /// <summary>Sets a share of features to zero and scales up the others.</summary>
    /// <param name="values">[words, features]</param>
    public Tensor HideFeatures(Tensor values)
    {
        float[]? mask = FeatureMask((int)values.shape[0], (int)values.shape[1]);
        if (mask is null) return values;
        using Tensor kept = tensor(mask, values.shape, device: values.device);
        return values.mul(kept);
    }

    /// <summary>What features are multiplied by: 0 for a hidden one, and the same number above 1 for all others.</summary>
    /// <returns>[words, features]; null where none is hidden.</returns>
    public float[]? FeatureMask(int words, int count)
    {
        if (features == 0) return null;
        float[] mask = new float[words * count];
        float scale = (float)(1 / (1 - features));
        for (int word = 0; word < words; word++)
        {
            Random random = RandomOf(word, FeatureStream);
            foreach (ref float value in mask.AsSpan(word * count, count)) value = random.NextDouble() < features ? 0 : scale;
        }

        return mask;
    }

    /// <summary>Leaves out a share of a word's n-grams.</summary>
    /// <param name="word">The number of the word among those that are worked on.</param>
    /// <param name="buckets">Their buckets; those that stay move to the front.</param>
    /// <returns>How many stay.</returns>
    public int HideNgrams(int word, Span<int> buckets)
    {
        if (ngrams == 0) return buckets.Length;
        Random random = RandomOf(word, NgramStream);
        int kept = 0;
        foreach (int bucket in buckets)
        {
            if (random.NextDouble() >= ngrams) buckets[kept++] = bucket;
        }

        return kept;
    }

    private Random RandomOf(int word, int stream) => RandomStream.Of(seed, ((uint)(first + word) * 2) + (uint)stream);

    /// <summary>Replaces a share of a word's characters by the unknown one.</summary>
    public static void HideCharacters(Span<int> ids, double share, Random random)
    {
        foreach (ref int id in ids)
        {
            if (id >= CharacterVocabulary.FirstCharacter && random.NextDouble() < share) id = CharacterVocabulary.Unknown;
        }
    }
}
