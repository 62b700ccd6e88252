namespace DistillEmb.MLNet.Distillation;

/// <summary>What one step trains on, prepared ahead of it.</summary>
/// <param name="Rows">The anchors' character rows, [words, sequence length].</param>
/// <param name="Negatives">The words to tell the anchors from.</param>
/// <param name="Words">How many anchors there are.</param>
internal sealed record DistillationBatch(int[] Rows, MinedNegatives Negatives, int Words)
{
    /// <summary>What is hidden of the words that a worker takes, by the first one's number; null for nothing.</summary>
    public Func<int, TrainingNoise>? Noise { get; init; }

    public TrainingNoise? NoiseOf(BatchShare share) => Noise?.Invoke(share.First);

    /// <summary>Character rows a word.</summary>
    public int SequenceLength => Rows.Length / Words;
}
