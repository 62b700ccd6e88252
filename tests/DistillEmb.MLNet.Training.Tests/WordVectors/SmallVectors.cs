namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>Trainings of word vectors that take no time.</summary>
internal static class SmallVectors
{
    /// <summary>Three epochs of 20 values, every token kept.</summary>
    public static WordVectorOptions Options(int shortest = 0, int longest = 0) => new()
    {
        Dimension = 20,
        ShortestNgram = shortest,
        LongestNgram = longest,
        Epochs = 3,
        Subsampling = 0,
    };

    /// <summary>The same with a high rate, by which words come together in few lines.</summary>
    public static WordVectorOptions FastOptions(int shortest = 0, int longest = 0, int buckets = 100_000)
    {
        WordVectorOptions options = Options(shortest, longest);
        (options.Buckets, options.LearningRate) = (buckets, 0.2);
        return options;
    }
}
