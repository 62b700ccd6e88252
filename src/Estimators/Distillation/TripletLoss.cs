using DistillEmb.MLNet.Learning;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// The published objective: max(0, d(student, own) - d(student, negative) + margin) with Euclidean distance, averaged over
/// a word's hard negatives. A word without any adds nothing.
/// </summary>
internal sealed class TripletLoss(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, bool normalized, double margin)
    : DistillationLoss(vocabulary, heads, normalized)
{
    protected override Tensor Sum(Tensor student, Tensor teacher, DistillationBatch batch, int first)
    {
        int words = (int)student.shape[0];
        int perWord = batch.Negatives.Hardest.Length / batch.Words;
        var anchors = new List<long>();
        var negatives = new List<long>();
        for (int i = 0; i < words; i++)
        {
            foreach (int negative in batch.Negatives.Hardest.AsSpan((first + i) * perWord, perWord))
            {
                if (negative < 0) continue;
                anchors.Add(i);
                negatives.Add(negative);
            }
        }

        if (anchors.Count == 0) return student.sum().Times(0.0);
        using Tensor anchorNumbers = tensor(anchors.ToArray(), device: student.device);
        using Tensor ownNumbers = tensor(anchors.Select(anchor => anchor + first).ToArray(), device: student.device);
        using Tensor negativeNumbers = tensor(negatives.ToArray(), device: student.device);
        Tensor loss = Functional.triplet_margin_loss(
            student.index_select(0, anchorNumbers),
            teacher.index_select(0, ownNumbers),
            teacher.index_select(0, negativeNumbers),
            margin,
            reduction: nn.Reduction.Sum);
        return loss.Times(1.0 / perWord);
    }
}
