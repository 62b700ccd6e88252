namespace DistillEmb.MLNet;

/// <content>The recipe of the published method. All properties stand in one file: their order is that of the command line's help.</content>
public sealed partial class DistillEmbOptions
{
    /// <summary>
    /// The recipe of the published method: its network, one output for all teachers' vectors as they are, the triplet objective with margin 1 and
    /// the nearest word of a random window of 32 tokens as negative, AdamW at 0.001, batches of 64, 16 epochs.
    /// </summary>
    /// <param name="architecture">The published network; null for <see cref="EncoderArchitecture.Small"/>.</param>
    /// <remarks>
    /// Differs from the published program where that is faulty: unknown characters have a symbol of their own, the rate
    /// follows the steps rather than the epochs, the best epoch is chosen by dev words, and the same seed gives the same result.
    /// </remarks>
    public static DistillEmbOptions Published(PublishedArchitecture? architecture = null) => new()
    {
        Architecture = architecture ?? EncoderArchitecture.Small,
        HeadLayout = HeadLayout.Shared,
        NormalizeTeachers = false,
        Objective = DistillationObjective.Triplet,
        TripletMargin = 1,
        Mining = NegativeMining.Window,
        QueuedNegatives = 0,
        BatchSize = 64,
        Epochs = 16,
        LearningRate = 0.001,
        FinalLearningRate = 0,
        AverageWeights = false,
        WeightPrecision = WeightPrecision.Float32,
        WeightDecay = 0.01,
        GradientClip = 0,
        CharacterDropout = 0,
    };
}
