namespace DistillEmb.MLNet.Tool.Evaluation;

/// <summary>The teachers as the encoder was trained on them.</summary>
internal static class TeacherSpace
{
    /// <summary>Reads the teachers, and fuses or aligns them where the encoder needs it.</summary>
    public static TeacherVocabulary Load(DistillEmbEncoder encoder, IReadOnlyList<Teacher> teachers, bool align, CancellationToken stop)
    {
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(teachers, stop);
        if (align) return vocabulary.Align(stop);

        // The one head of fused teachers has the names of all.
        string fused = string.Join('+', vocabulary.Teachers);
        return vocabulary.Teachers.Count > 1 && encoder.Heads is [EncoderHead head] && head.Name == fused ? vocabulary.Fuse(head.Dimension, stop) : vocabulary;
    }
}
