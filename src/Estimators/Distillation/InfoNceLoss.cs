using System.Runtime.InteropServices;
using DistillEmb.MLNet.Learning;
using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// InfoNCE (van den Oord, Li and Vinyals 2018) with cosine similarity, plus a multiple of 1 - cosine. The positive of a word
/// is its own teacher vector, its negatives are the teacher vectors of all other candidates.
/// </summary>
internal sealed class InfoNceLoss(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, double temperature, double cosineWeight)
    : CosineLoss(vocabulary, heads)
{
    private const int RowsTogether = 256; // Their similarities to some thousand candidates stay in a processor's second cache.
    private const float LeastLength = 1e-12f;

    /// <inheritdoc />
    /// <remarks>libtorch does the matrix products; the softmax and its gradient are made in place, where automatic gradients pass over five matrices.</remarks>
    public override double Differentiate(Tensor vectors, Tensor[] candidates, DistillationBatch batch, int first, out Tensor gradient)
    {
        if (vectors.device.type != DeviceType.CPU) return base.Differentiate(vectors, candidates, batch, first, out gradient);
        int words = (int)vectors.shape[0];
        int size = (int)vectors.shape[1];
        gradient = zeros(words, size);
        double share = 1.0 / ((double)batch.Words * candidates.Length);
        double sum = 0;
        for (int head = 0; head < candidates.Length; head++)
        {
            for (int start = 0; start < words; start += RowsTogether)
            {
                int count = Math.Min(RowsTogether, words - start);
                var rows = new Range(start * size, (start + count) * size);
                sum += Differentiate(Heads[head], ValuesOf(vectors)[rows], candidates[head], first + start, (float)share, ValuesOf(gradient)[rows], size);
            }
        }

        return sum * share;
    }

    private double Differentiate(EncoderHead head, ReadOnlySpan<float> vectors, Tensor teacher, int first, float share, Span<float> gradient, int size)
    {
        int words = vectors.Length / size;
        int candidates = (int)teacher.shape[0];
        Span<float> lengths = stackalloc float[words];
        using Tensor direction = empty(words, head.Dimension);
        Span<float> directions = ValuesOf(direction);
        for (int i = 0; i < words; i++)
        {
            ReadOnlySpan<float> vector = vectors.Slice((i * size) + head.Offset, head.Dimension);
            lengths[i] = MathF.Max(LeastLength, TensorPrimitives.Norm(vector));
            TensorPrimitives.Divide(vector, lengths[i], directions.Slice(i * head.Dimension, head.Dimension));
        }

        using Tensor transposed = teacher.t();
        using Tensor cosines = direction.mm(transposed);
        double sum = 0;
        for (int i = 0; i < words; i++) sum += Soften(ValuesOf(cosines).Slice(i * candidates, candidates), first + i, share);

        using Tensor slope = cosines.mm(teacher);
        Span<float> slopes = ValuesOf(slope);
        for (int i = 0; i < words; i++)
        {
            // Of the gradient of the direction, what is at right angles to it, by the length.
            ReadOnlySpan<float> own = directions.Slice(i * head.Dimension, head.Dimension);
            Span<float> back = slopes.Slice(i * head.Dimension, head.Dimension);
            TensorPrimitives.MultiplyAdd(own, -TensorPrimitives.Dot(own, back), back, back);
            Span<float> target = gradient.Slice((i * size) + head.Offset, head.Dimension);
            TensorPrimitives.MultiplyAdd(back, 1 / lengths[i], target, target); // Heads may share values.
        }

        return sum;
    }

    /// <summary>The loss of a word; its cosines become the share of the mean loss' gradient by them.</summary>
    private double Soften(Span<float> cosines, int own, float share)
    {
        float factor = (float)(1 / temperature);
        float cosine = cosines[own];
        float highest = TensorPrimitives.Max<float>(cosines);
        TensorPrimitives.Subtract(cosines, highest, cosines);
        TensorPrimitives.Multiply(cosines, factor, cosines);
        TensorPrimitives.Exp<float>(cosines, cosines);
        float total = TensorPrimitives.Sum<float>(cosines);
        TensorPrimitives.Multiply(cosines, share * factor / total, cosines);
        cosines[own] -= share * (factor + (float)cosineWeight);
        return ((highest - cosine) * (double)factor) + Math.Log(total) + (cosineWeight * (1 - cosine));
    }

    private static Span<float> ValuesOf(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

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
