using System.Globalization;
using DistillEmb.Encoder;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Checks options, and names everything that is wrong at once.</summary>
internal static class OptionFaults
{
    private const int SmallestWordLength = 4;

    public static void Check(DistillEmbOptions options)
    {
        string[] faults = [.. Find(options)];
        if (faults.Length > 0)
            throw new ArgumentException($"Invalid {nameof(DistillEmbOptions)}: {string.Join(' ', faults)}", nameof(options));
    }

    private static IEnumerable<string> Find(DistillEmbOptions options)
    {
        if (options.Teachers.Count is < 1 or > EncoderSections.MaximumHeads)
            yield return $"{nameof(options.Teachers)} has {options.Teachers.Count} teachers; it must have 1 to {EncoderSections.MaximumHeads}.";
        if (options.Teachers.Contains(null!)) yield return $"{nameof(options.Teachers)} has a teacher that is null.";
        foreach (IGrouping<string, Teacher> twice in options.Teachers.Where(teacher => teacher is not null).GroupBy(teacher => teacher.Name).Where(group => group.Count() > 1))
            yield return $"{nameof(options.Teachers)} has {twice.Count()} teachers named '{twice.Key}'; names must differ.";
        if (options.CorpusColumnName is not null && options.Corpus is null)
            yield return $"{nameof(options.CorpusColumnName)} is '{options.CorpusColumnName}' but {nameof(options.Corpus)} is null; it names a column of that.";
        if (HeadFault(options) is string head) yield return head;
        if (options.FusedDimension is not null && options.HeadLayout != HeadLayout.Fused)
            yield return $"{nameof(options.FusedDimension)} is {options.FusedDimension} but {nameof(options.HeadLayout)} is {options.HeadLayout}; it is for {HeadLayout.Fused}.";
        if (options.CheckpointPath is not null && string.IsNullOrWhiteSpace(options.CheckpointPath))
            yield return $"{nameof(options.CheckpointPath)} is '{options.CheckpointPath}'; it must be the name of a file, or null.";
        foreach (string? fault in Choices(options))
        {
            if (fault is not null) yield return fault;
        }

        if (options.Objective == DistillationObjective.Triplet && options.Mining != NegativeMining.Window && options.MiningPool == 0)
            yield return $"{nameof(options.MiningPool)} is 0; the objective {options.Objective} needs hard negatives.";
        if (options.CenterTeachers && options.Objective is (DistillationObjective.Triplet or DistillationObjective.EuclideanRegression))
            yield return $"{nameof(options.CenterTeachers)} is true; the objective {options.Objective} takes no cosines.";
        if (options.Architecture is null) yield return $"{nameof(options.Architecture)} is null.";
        foreach (string fault in options.Architecture?.Validate() ?? []) yield return $"{nameof(options.Architecture)}: {fault}";
        foreach (string fault in Continuation.FaultsOf(options)) yield return fault;
        foreach (string? fault in Numbers(options))
        {
            if (fault is not null) yield return fault;
        }
    }

    private static string? HeadFault(DistillEmbOptions options)
    {
        if (options.Head is null) return null;
        IEnumerable<string> names = options.Teachers.OfType<Teacher>().Select(teacher => teacher.Name);
        if (Continuation.LayoutAfter(options) != HeadLayout.Fused) return names.Contains(options.Head) ? null : $"{nameof(options.Head)} is '{options.Head}'; it must be the name of a teacher, or null.";
        string fused = TeacherFusion.NameOf(names);
        return options.Head == fused ? null : $"{nameof(options.Head)} is '{options.Head}'; with {nameof(options.HeadLayout)} {HeadLayout.Fused} it must be '{fused}', or null.";
    }

    private static IEnumerable<string?> Choices(DistillEmbOptions options)
    {
        yield return Choice(nameof(options.Output), options.Output);
        yield return Choice(nameof(options.HeadLayout), options.HeadLayout);
        yield return Choice(nameof(options.WeightPrecision), options.WeightPrecision);
        yield return Choice(nameof(options.Objective), options.Objective);
        yield return Choice(nameof(options.Mining), options.Mining);
    }

    private static IEnumerable<string?> Numbers(DistillEmbOptions options)
    {
        yield return Range(nameof(options.MaxWordLength), options.MaxWordLength ?? SmallestWordLength, SmallestWordLength, DistillEmbEncoder.LongestWord);
        yield return Range(nameof(options.ExactWords), options.ExactWords, 0, ExactWords.MostWords);
        yield return Range(nameof(options.FusedDimension), options.FusedDimension ?? 1, 1, EncoderSections.MaximumVectorSize);
        yield return Range(nameof(options.MinimumCount), options.MinimumCount, 0, int.MaxValue);
        yield return Range(nameof(options.FrequencyWeight), options.FrequencyWeight, 0, 2);
        yield return Range(nameof(options.MinimumCharacterCount), options.MinimumCharacterCount, 1, int.MaxValue);
        yield return Range(nameof(options.CharacterDropout), options.CharacterDropout, 0, 0.5);
        yield return Range(nameof(options.FeatureDropout), options.FeatureDropout, 0, 0.9);
        yield return Range(nameof(options.NgramDropout), options.NgramDropout, 0, 0.9);
        yield return Range(nameof(options.Epochs), options.Epochs, 1, 10_000);
        yield return Range(nameof(options.BatchSize), options.BatchSize, 2, 16_384);
        yield return Range(nameof(options.LearningRate), options.LearningRate, double.Epsilon, 1, "more than 0, at most 1");
        yield return Range(nameof(options.FinalLearningRate), options.FinalLearningRate, 0, 1);
        yield return Range(nameof(options.WeightDecay), options.WeightDecay, 0, 100);
        yield return Range(nameof(options.GradientClip), options.GradientClip, 0, double.MaxValue, "0 or more");
        yield return Range(nameof(options.Temperature), options.Temperature, 0.001, 10);
        yield return Range(nameof(options.CosineWeight), options.CosineWeight, 0, 1000);
        yield return Range(nameof(options.TripletMargin), options.TripletMargin, 0, 1000);
        yield return Range(nameof(options.MiningPool), options.MiningPool, 0, 65_536);
        yield return Range(nameof(options.HardNegatives), options.HardNegatives, 1, 64);
        yield return Range(nameof(options.QueuedNegatives), options.QueuedNegatives, 0, 65_536);
        yield return Range(nameof(options.DevWords), options.DevWords, 0, int.MaxValue);
        yield return Range(nameof(options.Threads), options.Threads, 0, 1024);
    }

    internal static string? Choice<T>(string option, T value)
        where T : struct, Enum => Enum.IsDefined(value) ? null : $"{option} is {value:D}; it must be {string.Join(", ", Enum.GetNames<T>())}.";

    // Written so that NaN fails too.
    internal static string? Range(string option, double value, double least, double most, string? range = null) => value >= least && value <= most
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{option} is {value}; it must be {range ?? FormattableString.Invariant($"{least} to {most}")}.");
}
