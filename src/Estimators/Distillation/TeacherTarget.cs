using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Distillation;

/// <summary>What the options make of the teachers before training: the vectors that heads answer and are judged by.</summary>
internal static class TeacherTarget
{
    /// <summary>The vocabulary to train on, with the same words in the same order.</summary>
    /// <exception cref="InvalidDataException">The teachers' dimensions don't suit the options.</exception>
    public static TeacherVocabulary Of(TeacherVocabulary vocabulary, DistillEmbOptions options, CancellationToken cancellation)
    {
        if (options.HeadLayout != HeadLayout.Fused) return options.AlignTeachers ? Align(vocabulary, cancellation) : vocabulary;
        if (options.FusedDimension > vocabulary.VectorSize)
        {
            throw new InvalidDataException(
                $"{nameof(DistillEmbOptions.FusedDimension)} is {options.FusedDimension}; it must be 1 to {vocabulary.VectorSize}, the dimensions of all teachers together ({TeacherHead.Dimensions(vocabulary.HeadList)}).");
        }

        return vocabulary.Fuse(options.FusedDimension, cancellation);
    }

    private static TeacherVocabulary Align(TeacherVocabulary vocabulary, CancellationToken cancellation)
    {
        try
        {
            return vocabulary.Align(cancellation);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{nameof(DistillEmbOptions.AlignTeachers)} is true. {fault.Message}", fault);
        }
    }
}
