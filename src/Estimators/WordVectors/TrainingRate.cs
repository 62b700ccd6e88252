namespace DistillEmb.MLNet.SkipGram;

/// <summary>The learning rate, which falls evenly to 0 by the tokens that were trained on.</summary>
/// <param name="first">The rate of the first token.</param>
/// <param name="tokens">Tokens of all epochs.</param>
internal sealed class TrainingRate(double first, long tokens)
{
    /// <summary>The rate after so many tokens.</summary>
    public float After(long done) => (float)(first * (1 - ((double)done / tokens)));
}
