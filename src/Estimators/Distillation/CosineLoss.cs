using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Teachers;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace DistillEmb.MLNet.Distillation;

/// <summary>A loss that sees directions only, after the mean of each teacher's directions was subtracted from both sides if it is to be.</summary>
internal abstract class CosineLoss : DistillationLoss
{
    private readonly float[][]? _means; // A teacher's each; null where nothing is subtracted.

    /// <param name="vocabulary">The teachers.</param>
    /// <param name="heads">The part of the output that answers each of them.</param>
    /// <param name="centered">Whether the mean over the training words is subtracted.</param>
    protected CosineLoss(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, bool centered)
        : base(vocabulary, heads, normalized: true)
    {
        if (!centered) return;
        int[] words = vocabulary.IndexesOf(WordSubset.Train);
        _means = [.. vocabulary.HeadList.Select(head => MeanOf(head, words))];
    }

    /// <summary>Whether the mean is subtracted.</summary>
    protected bool IsCentered => _means is not null;

    protected sealed override Tensor Side(Tensor vectors, int teacher)
    {
        Tensor direction = Functional.normalize(vectors, 2, 1);
        if (_means is null) return direction;
        using Tensor mean = tensor(_means[teacher], device: vectors.device);
        return Functional.normalize(direction.PlusMultiple(-1, mean), 2, 1);
    }

    private static float[] MeanOf(TeacherHead head, int[] words)
    {
        float[] mean = new float[head.Dimension];
        foreach (int word in words) TensorPrimitives.Add(mean, head[word], mean);
        TensorPrimitives.Divide(mean, Math.Max(1, words.Length), mean);
        return mean;
    }
}
