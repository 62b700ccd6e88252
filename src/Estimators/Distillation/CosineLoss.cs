using DistillEmb.MLNet.Teachers;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace DistillEmb.MLNet.Distillation;

/// <summary>A loss that sees directions only.</summary>
/// <param name="vocabulary">The teachers.</param>
/// <param name="heads">The part of the output that answers each of them.</param>
internal abstract class CosineLoss(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads) : DistillationLoss(vocabulary, heads, normalized: true)
{
    protected sealed override Tensor Side(Tensor vectors) => Functional.normalize(vectors, 2, 1);
}
