using DistillEmb.MLNet.Learning;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// Distils neighbourhoods (in the manner of Hinton, Vinyals and Dean 2015): the cross-entropy between the teacher's own
/// distribution of similarities over the candidates and the student's, both by softmax of cosines, plus a multiple of
/// 1 - cosine.
/// </summary>
internal sealed class NeighborhoodLoss(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, double temperature, double cosineWeight)
    : CosineLoss(vocabulary, heads)
{
    protected override Tensor Sum(Tensor student, Tensor teacher, DistillationBatch batch, int first)
    {
        long words = student.shape[0];
        Tensor own = teacher.narrow(0, first, words);
        Tensor wanted = Functional.softmax(own.mm(teacher.t()).Times(1 / temperature), 1);
        Tensor found = Functional.log_softmax(student.mm(teacher.t()).Times(1 / temperature), 1);
        Tensor loss = wanted.mul(found).sum().Times(-1.0);
        if (cosineWeight == 0) return loss;
        return loss.PlusMultiple(-cosineWeight, student.mul(own).sum()).Plus(cosineWeight * words);
    }
}
