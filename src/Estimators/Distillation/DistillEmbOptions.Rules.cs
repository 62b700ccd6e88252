using DistillEmb.Limits;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Limits;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet;

/// <content>What options have to be together; alone, each is held to the limits that stand on it.</content>
public sealed partial class DistillEmbOptions
{
    /// <summary>Checks all options, and names everything that is wrong at once.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    internal void Check() => OptionCheck.ThrowIfAny(nameof(DistillEmbOptions), [.. OptionLimits.FaultsOf(this), .. FaultsOfTeachers(), .. FaultsOfRules(), .. Continuation.FaultsOf(this)]);

    private IEnumerable<string?> FaultsOfTeachers()
    {
        if (Teachers.Contains(null!)) yield return $"{nameof(Teachers)} has a teacher that is null.";
        foreach (IGrouping<string, Teacher> twice in Teachers.Where(teacher => teacher is not null).GroupBy(teacher => teacher.Name).Where(group => group.Count() > 1))
            yield return $"{nameof(Teachers)} has {twice.Count()} teachers named '{twice.Key}'; names must differ.";
        if (WordVectors is not null)
        {
            foreach (string fault in WordVectors.Faults()) yield return $"{nameof(WordVectors)}: {fault}";
        }

        yield return FaultOfHead();
    }

    private string? FaultOfHead()
    {
        if (Head is null) return null;
        IEnumerable<string> names = Teachers.Count == 0 ? [TrainedTeachers.OfWords, TrainedTeachers.OfNgrams] : Teachers.OfType<Teacher>().Select(teacher => teacher.Name);
        if (Continuation.LayoutAfter(this) != HeadLayout.Fused) return names.Contains(Head) ? null : $"{nameof(Head)} is '{Head}'; it must be the name of a teacher, or null.";
        string fused = TeacherFusion.NameOf(names);
        return Head == fused ? null : $"{nameof(Head)} is '{Head}'; with {nameof(HeadLayout)} {HeadLayout.Fused} it must be '{fused}', or null.";
    }

    private IEnumerable<string> FaultsOfRules()
    {
        if (CorpusColumnName is not null && Corpus is null) yield return $"{nameof(CorpusColumnName)} is '{CorpusColumnName}' but {nameof(Corpus)} is null; it names a column of that.";
        if (FusedDimension is not null && HeadLayout != HeadLayout.Fused) yield return $"{nameof(FusedDimension)} is {FusedDimension} but {nameof(HeadLayout)} is {HeadLayout}; it is for {HeadLayout.Fused}.";
        if (Objective == DistillationObjective.Triplet && Mining == NegativeMining.None)
            yield return $"{nameof(Mining)} is {Mining}; the objective {Objective} needs hard negatives: it must be {NegativeMining.Window}.";
    }
}
