using DistillEmb.Encoder;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Distillation;

/// <summary>What the encoder that a training continues (<see cref="DistillEmbOptions.ContinueFrom"/>) means for its options.</summary>
internal static class Continuation
{
    /// <summary>Options that an encoder decides, and that were set to something else; a sentence each.</summary>
    public static IEnumerable<string> FaultsOf(DistillEmbOptions options)
    {
        if (options.ContinueFrom is not DistillEmbEncoder encoder) yield break;
        string architecture = TrainingFingerprint.TextOf(encoder.Architecture.Unfitted);
        if (options.Architecture is not null && options.Architecture != EncoderArchitecture.Positional && TrainingFingerprint.TextOf(options.Architecture.Unfitted) != architecture)
        {
            yield return $"{nameof(options.Architecture)} is {TrainingFingerprint.TextOf(options.Architecture.Unfitted)}, but that of {nameof(options.ContinueFrom)} is {architecture}; "
                + "it must be equal, or left at its default.";
        }

        if (options.MaxWordLength is int length && length != encoder.MaxWordLength)
            yield return $"{nameof(options.MaxWordLength)} is {length}, but that of {nameof(options.ContinueFrom)} is {encoder.MaxWordLength}; it must be equal, or null.";
        if (options.HeadLayout != HeadLayout.PerTeacher && LayoutOf(encoder) is HeadLayout layout && layout != options.HeadLayout)
            yield return $"{nameof(options.HeadLayout)} is {options.HeadLayout}, but that of {nameof(options.ContinueFrom)} is {layout}; it must be equal.";
    }

    /// <summary>Sets what the encoder decides, in options that were checked.</summary>
    public static void Adopt(DistillEmbOptions options)
    {
        if (options.ContinueFrom is not DistillEmbEncoder encoder) return;
        options.Architecture = encoder.Architecture;
        options.MaxWordLength = encoder.MaxWordLength;
        options.Tokenizer ??= encoder.Tokenizer;
        options.HeadLayout = LayoutAfter(options);
        if (options.HeadLayout == HeadLayout.Fused && LayoutOf(encoder) == HeadLayout.Fused) options.FusedDimension ??= encoder.VectorSize;
    }

    /// <summary>The layout that the result will have.</summary>
    public static HeadLayout LayoutAfter(DistillEmbOptions options) => options.ContinueFrom is DistillEmbEncoder encoder ? LayoutOf(encoder) ?? options.HeadLayout : options.HeadLayout;

    /// <summary>What an encoder is called where another one tells what it came from.</summary>
    public static string NameOf(DistillEmbEncoder encoder) => string.Join(", ", encoder.Heads.Select(head => head.Name));

    /// <summary>Tells what goes on and what does not.</summary>
    public static string Describe(DistillEmbEncoder encoder, IReadOnlyList<TeacherHead> teachers)
    {
        string[] anew = [.. teachers.Where((teacher, i) => !ContinuedWeights.Continues(encoder, i, teacher.Dimension)).Select(teacher => $"'{teacher.Name}'")];
        return $"Training starts from an encoder of {NameOf(encoder)}"
            + (anew.Length == 0 ? "." : $"; the output for {string.Join(", ", anew)} starts anew, as no head of the same dimension is in its place.");
    }

    // One head alone that answers its teacher is of all layouts.
    private static HeadLayout? LayoutOf(DistillEmbEncoder encoder) => encoder.Heads.Count == 1
        ? encoder.Space?.Kind == TeacherSpaceKind.Fused ? HeadLayout.Fused : null
        : EncoderHead.PlacesOf(encoder.Heads).Length == encoder.Heads.Count ? HeadLayout.PerTeacher : HeadLayout.Shared;
}
