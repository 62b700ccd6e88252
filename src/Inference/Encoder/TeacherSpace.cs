namespace DistillEmb.Encoder;

/// <summary>In which space the heads of an encoder answer its teachers: what was made of these before training.</summary>
/// <param name="Kind">What was made of them.</param>
/// <param name="Teachers">Their names, in their order.</param>
internal sealed record TeacherSpace(TeacherSpaceKind Kind, IReadOnlyList<string> Teachers)
{
    /// <summary>Whether teachers that were treated so have the vectors that these have.</summary>
    public bool IsOf(TeacherSpace other) => Kind == other.Kind && (Kind == TeacherSpaceKind.Own || Teachers.SequenceEqual(other.Teachers));

    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        TeacherSpaceKind.Aligned => $"teachers rotated into the space of the first ({Listed})",
        TeacherSpaceKind.Fused => $"teachers fused into one ({Listed})",
        _ => $"teachers as they are ({Listed})",
    };

    private string Listed => string.Join(", ", Teachers.Select(teacher => $"'{teacher}'"));
}
