using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Regression to the word's own teacher vector, without negatives: 1 - cosine, or the square of the Euclidean distance.</summary>
internal sealed class RegressionLoss(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, bool normalized, bool byCosine)
    : DistillationLoss(vocabulary, heads, normalized)
{
    protected override Tensor Sum(Tensor student, Tensor teacher, DistillationBatch batch, int first)
    {
        long words = student.shape[0];
        Tensor own = teacher.narrow(0, first, words);
        if (!byCosine) return Functional.mse_loss(student, own, nn.Reduction.Sum);
        Tensor cosines = Functional.normalize(student, 2, 1).mul(own).sum();
        return cosines.Times(-1.0).Plus((double)words);
    }
}
