namespace DistillEmb.MLNet.Distillation;

/// <summary>Chooses the words to train on.</summary>
internal static class TrainingWords
{
    /// <summary>The words of <see cref="WordSubset.Train"/> that the corpus has often enough, as indexes into the vocabulary. Of several
    /// Unicode forms of a word, the first alone: the network gives them one vector, and it could neither be told from itself nor be near to two.</summary>
    /// <param name="vocabulary">The teachers.</param>
    /// <param name="counts">How often the corpus has each word of the vocabulary, in all its forms together.</param>
    /// <param name="minimumCount">How often is enough.</param>
    /// <exception cref="InvalidDataException">There are fewer than two.</exception>
    public static int[] Choose(TeacherVocabulary vocabulary, int[] counts, int minimumCount)
    {
        int[] all = Array.FindAll(vocabulary.IndexesOf(WordSubset.Train), vocabulary.Twins.IsFirst);
        if (all.Length < 2)
            throw new InvalidDataException($"The teachers share {vocabulary.Words.Count} words, of which {all.Length} are for training; at least 2 are needed.");
        int[] frequent = Array.FindAll(all, word => counts[word] >= minimumCount);
        if (frequent.Length >= 2) return frequent;
        int most = all.MaxBy(word => counts[word]);
        throw new InvalidDataException(
            $"{nameof(DistillEmbOptions.MinimumCount)} is {minimumCount}; of the {all.Length} teacher words for training, {frequent.Length} occur so often in the corpus, and at least 2 are needed. The most frequent, '{vocabulary.Words[most]}', occurs {counts[most]} times.");
    }
}
