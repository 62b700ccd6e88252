namespace DistillEmb.MLNet;

/// <summary>How an encoder's output answers several teachers.</summary>
public enum HeadLayout
{
    /// <summary>A part of the output for each teacher, side by side in the teachers' order.</summary>
    PerTeacher = 0,

    /// <summary>As published: one output for all teachers, which need the same dimension. Their losses are averaged.</summary>
    Shared = 1,
}
