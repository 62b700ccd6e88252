namespace DistillEmb.MLNet.Distillation;

/// <summary>Words to go through an encoder in training.</summary>
/// <param name="Rows">Their character rows, [words, sequence length].</param>
/// <param name="Words">How many words there are.</param>
internal record WordBatch(int[] Rows, int Words)
{
    /// <summary>What is hidden of the words that a worker takes, by the first one's number; null for nothing.</summary>
    public Func<int, TrainingNoise>? Noise { get; init; }

    public TrainingNoise? NoiseOf(BatchShare share) => Noise?.Invoke(share.First);

    /// <summary>Character rows a word.</summary>
    public int SequenceLength => Rows.Length / Words;
}
