namespace DistillEmb.Pooling;

/// <summary>What was learnt of the data for the average of a row.</summary>
/// <param name="Weights">What each token counts; null for the same.</param>
/// <param name="Components">What is removed from the average; null for nothing.</param>
internal sealed record LearntPooling(TokenWeights? Weights, CommonComponents? Components)
{
    /// <summary>The plain average.</summary>
    public static LearntPooling None { get; } = new(null, null);
}
