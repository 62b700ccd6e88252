namespace DistillEmb.Encoder;

/// <summary>What was made of teachers before training. The numbers stand in model files.</summary>
internal enum TeacherSpaceKind
{
    /// <summary>Nothing: each head answers its teacher in the teacher's own space.</summary>
    Own = 0,

    /// <summary>Further teachers were rotated into the space of the first.</summary>
    Aligned = 1,

    /// <summary>All were fused into one, which the one head answers.</summary>
    Fused = 2,
}
