namespace Amharic;

/// <summary>What the sample sets of the options of training.</summary>
/// <param name="Epochs">Passes over the training words.</param>
/// <param name="BatchSize">Words a step.</param>
/// <param name="Seed">The seed of everything random.</param>
/// <param name="Threads">Threads; 0 for one a processor.</param>
public sealed record TrainingSettings(int Epochs, int BatchSize, int Seed = 1, int Threads = 0)
{
    /// <summary>For the few thousand words that the repository carries: small batches, so that an epoch has enough steps.</summary>
    public static TrainingSettings Small { get; } = new(Epochs: 30, BatchSize: 128);

    /// <summary>For real teachers of tens of thousands of words.</summary>
    public static TrainingSettings Real { get; } = new(Epochs: 30, BatchSize: 512);
}
