using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// InfoNCE (van den Oord, Li and Vinyals 2018) with cosine similarity, plus a multiple of 1 - cosine. The positive of a word
/// is its own teacher vector, its negatives are the teacher vectors of all other candidates.
/// </summary>
internal sealed class InfoNceLoss(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, bool centred, double temperature, double cosineWeight)
    : CosineLoss(vocabulary, heads, centred)
{
    protected override Tensor Sum(Tensor student, Tensor teacher, DistillationBatch batch, int first)
    {
        long words = student.shape[0];
        using Tensor own = tensor(Enumerable.Range(first, (int)words).Select(number => (long)number).ToArray(), device: student.device);
        Tensor logits = student.mm(teacher.t()).Times(1 / temperature);
        Tensor loss = Functional.cross_entropy(logits, own, reduction: nn.Reduction.Sum);
        if (cosineWeight == 0) return loss;
        Tensor cosines = student.mul(teacher.narrow(0, first, words)).sum();
        return loss.PlusMultiple(-cosineWeight, cosines).Plus(cosineWeight * words);
    }
}
