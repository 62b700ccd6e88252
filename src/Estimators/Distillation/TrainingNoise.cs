using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// What training hides from the student so that it does not learn its words by heart: features (dropout, Srivastava et al.
/// 2014) and n-grams. What is hidden of a word depends on the batch's seed and the word's number alone.
/// </summary>
/// <param name="options">How much is hidden.</param>
/// <param name="seed">The seed of the batch.</param>
/// <param name="first">The number of the first word in the batch that is worked on.</param>
internal sealed class TrainingNoise(DistillEmbOptions options, int seed, int first)
{
    private const int FeatureStream = 0;
    private const int NgramStream = 1;

    /// <summary>Sets a share of features to zero and scales up the others.</summary>
    /// <param name="features">[words, features]</param>
    public Tensor HideFeatures(Tensor features)
    {
        float[]? mask = FeatureMask((int)features.shape[0], (int)features.shape[1]);
        if (mask is null) return features;
        using Tensor kept = tensor(mask, features.shape, device: features.device);
        return features.mul(kept);
    }

    /// <summary>What features are multiplied by: 0 for a hidden one, and the same number above 1 for all others.</summary>
    /// <returns>[words, features]; null where none is hidden.</returns>
    public float[]? FeatureMask(int words, int count)
    {
        double share = options.FeatureDropout;
        if (share == 0) return null;
        float[] mask = new float[words * count];
        float scale = (float)(1 / (1 - share));
        for (int word = 0; word < words; word++)
        {
            Random random = RandomOf(word, FeatureStream);
            foreach (ref float value in mask.AsSpan(word * count, count)) value = random.NextDouble() < share ? 0 : scale;
        }

        return mask;
    }

    /// <summary>Leaves out a share of a word's n-grams.</summary>
    /// <param name="word">The number of the word among those that are worked on.</param>
    /// <param name="buckets">Their buckets; those that stay move to the front.</param>
    /// <returns>How many stay.</returns>
    public int HideNgrams(int word, Span<int> buckets)
    {
        double share = options.NgramDropout;
        if (share == 0) return buckets.Length;
        Random random = RandomOf(word, NgramStream);
        int kept = 0;
        foreach (int bucket in buckets)
        {
            if (random.NextDouble() >= share) buckets[kept++] = bucket;
        }

        return kept;
    }

    private Random RandomOf(int word, int stream) => RandomStream.Of(seed, ((uint)(first + word) * 2) + (uint)stream);
}
