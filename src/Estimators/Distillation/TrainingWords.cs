namespace DistillEmb.MLNet.Distillation;

/// <summary>Chooses the words to train on.</summary>
internal static class TrainingWords
{
    /// <summary>The words of <see cref="WordSubset.Train"/>, as indexes into the vocabulary.</summary>
    /// <param name="vocabulary">The teachers.</param>
    /// <exception cref="InvalidDataException">There are fewer than two.</exception>
    public static int[] Choose(TeacherVocabulary vocabulary)
    {
        int[] all = vocabulary.IndexesOf(WordSubset.Train);
        return all.Length >= 2
            ? all
            : throw new InvalidDataException($"The teachers share {vocabulary.Words.Count} words, of which {all.Length} are for training; at least 2 are needed.");
    }
}
