using System.Numerics.Tensors;
using DistillEmb.Encoder;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Evaluation;

/// <summary>What encoders of one kind are compared with: teachers as they were treated, and the mean of each one's vectors.</summary>
internal sealed class RetrievalTarget
{
    public RetrievalTarget(TeacherVocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        Means = [.. vocabulary.HeadList.Select(head => MeanOf(head, vocabulary.Words.Count))];
    }

    public TeacherVocabulary Vocabulary { get; }

    public float[][] Means { get; }

    /// <summary>Whether these are the teachers as an encoder was trained on them.</summary>
    public bool IsOf(DistillEmbEncoder encoder) =>
        encoder.Space is TeacherSpace space && space.IsOf(Vocabulary.Space) && (space.Kind != TeacherSpaceKind.Fused || encoder.VectorSize == Vocabulary.VectorSize);

    private static float[] MeanOf(TeacherHead head, int words)
    {
        float[] mean = new float[head.Dimension];
        for (int i = 0; i < words; i++) TensorPrimitives.Add(mean, head[i], mean);
        TensorPrimitives.Divide(mean, words, mean);
        return mean;
    }
}
