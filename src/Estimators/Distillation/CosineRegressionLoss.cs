using DistillEmb.MLNet.Learning;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Regression to the direction of the word's own teacher vector, without negatives: 1 - cosine.</summary>
internal sealed class CosineRegressionLoss(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, bool centered) : CosineLoss(vocabulary, heads, centered)
{
    protected override Tensor Sum(Tensor student, Tensor teacher, DistillationBatch batch, int first)
    {
        long words = student.shape[0];
        return student.mul(teacher.narrow(0, first, words)).sum().Times(-1.0).Plus((double)words);
    }
}
