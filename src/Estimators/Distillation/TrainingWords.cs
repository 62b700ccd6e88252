namespace DistillEmb.MLNet.Distillation;

/// <summary>Chooses the words to train on.</summary>
internal static class TrainingWords
{
    /// <summary>The words of <see cref="WordSubset.Train"/>, as indexes into the vocabulary. Of several
    /// Unicode forms of a word, the first alone: the network gives them one vector, and it could neither be told from itself nor be near to two.</summary>
    /// <param name="vocabulary">The teachers.</param>
    /// <exception cref="InvalidDataException">There are fewer than two.</exception>
    public static int[] Choose(TeacherVocabulary vocabulary)
    {
        int[] all = Array.FindAll(vocabulary.IndexesOf(WordSubset.Train), vocabulary.Twins.IsFirst);
        return all.Length >= 2
            ? all
            : throw new InvalidDataException($"The teachers share {vocabulary.Words.Count} words, of which {all.Length} are for training; at least 2 are needed.");
    }
}
