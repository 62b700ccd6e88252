namespace DistillEmb.MLNet.Speed;

/// <summary>The published program first, then ours.</summary>
internal static class TrainingContestants
{
    public static ITrainingContestant[] All(TrainingMaterial material, int words) =>
    [
        new PublishedProgram(material, words),
        new OurTraining("published recipe, ours", material, words, () => DistillEmbOptions.Published()),
        new OurTraining("position-wise, 0.31M", material, words, () => new DistillEmbOptions { Architecture = Light }),
        new OurTraining("default", material, words, () => new DistillEmbOptions()),
    ];

    /// <summary>The first position-wise network that worked, of 0.31 million parameters.</summary>
    public static PositionalArchitecture Light => new()
    {
        EmbeddingSize = 48,
        Convolutions = [new(1, 32), new(2, 64), new(3, 96), new(4, 96), new(5, 96)],
        HiddenSize = 384,
        Ngrams = null,
    };
}
