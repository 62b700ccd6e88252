namespace DistillEmb.MLNet;

/// <summary>How an encoder's output answers several teachers.</summary>
public enum HeadLayout
{
    /// <summary>A part of the output for each teacher, side by side in the teachers' order.</summary>
    PerTeacher = 0,

    /// <summary>As published: one output for all teachers, which need the same dimension. Their losses are averaged.</summary>
    Shared = 1,

    /// <summary>
    /// One output for one target, in which all teachers are fused: their vectors of length 1, joined and reduced to
    /// <see cref="DistillEmbOptions.FusedDimension"/> principal directions. They may differ in dimension. See <see cref="TeacherVocabulary.Fuse"/>.
    /// </summary>
    Fused = 2,
}
