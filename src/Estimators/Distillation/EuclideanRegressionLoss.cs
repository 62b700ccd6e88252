using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Regression to the word's own teacher vector, without negatives: the square of the Euclidean distance.</summary>
internal sealed class EuclideanRegressionLoss(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, bool normalized) : DistillationLoss(vocabulary, heads, normalized)
{
    protected override Tensor Sum(Tensor student, Tensor teacher, DistillationBatch batch, int first) =>
        Functional.mse_loss(student, teacher.narrow(0, first, student.shape[0]), nn.Reduction.Sum);
}
