namespace DistillEmb.MLNet.Learning;

/// <summary>Words to go through an encoder in training.</summary>
/// <param name="CharacterIds">Their character ids, [words, sequence length].</param>
/// <param name="Words">How many words there are.</param>
internal record WordBatch(int[] CharacterIds, int Words)
{
    /// <summary>What is hidden of the words that a worker takes, by the first one's number; null for nothing.</summary>
    public Func<int, TrainingNoise>? Noise { get; init; }

    public TrainingNoise? NoiseOf(BatchShare share) => Noise?.Invoke(share.First);

    /// <summary>Character ids a word.</summary>
    public int SequenceLength => CharacterIds.Length / Words;
}
