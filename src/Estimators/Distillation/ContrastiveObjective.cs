using DistillEmb.MLNet.Teachers;
using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// InfoNCE (van den Oord, Li and Vinyals 2018) with cosine similarity, plus a multiple of 1 - cosine; for each head against
/// its own teacher, averaged over heads. The positive of a word is its own teacher vector, its negatives are the teacher
/// vectors of all other candidates.
/// </summary>
internal sealed class ContrastiveObjective
{
    private readonly TeacherVocabulary _vocabulary;
    private readonly double _temperature;
    private readonly double _cosineWeight;

    public ContrastiveObjective(TeacherVocabulary vocabulary, DistillEmbOptions options)
    {
        _vocabulary = vocabulary;
        _temperature = options.Temperature;
        _cosineWeight = options.CosineWeight;
    }

    /// <summary>The teachers' vectors of a batch's candidates, for each head [candidates, dimension].</summary>
    public Tensor[] CandidatesOf(DistillationBatch batch, Device device) => [.. _vocabulary.HeadList.Select(head => Gather(head, batch.Candidates, device))];

    /// <summary>The share of some words in the mean loss of their batch.</summary>
    /// <param name="vectors">The student's raw vectors of these words, [words, vector size].</param>
    /// <param name="candidates">What <see cref="CandidatesOf"/> gave.</param>
    /// <param name="first">The number of the first of these words in the batch.</param>
    /// <param name="batchWords">Words of the whole batch.</param>
    public Tensor Loss(Tensor vectors, Tensor[] candidates, int first, int batchWords)
    {
        long words = vectors.shape[0];
        using Tensor own = tensor(Enumerable.Range(first, (int)words).Select(number => (long)number).ToArray(), device: vectors.device);
        Tensor? total = null;
        long offset = 0;
        foreach (Tensor candidate in candidates)
        {
            long dimension = candidate.shape[1];
            Tensor student = Functional.normalize(vectors.narrow(1, offset, dimension), 2, 1);
            Tensor logits = student.mm(candidate.t()).Times(1 / _temperature);
            Tensor loss = Functional.cross_entropy(logits, own, reduction: nn.Reduction.Sum);
            if (_cosineWeight > 0)
            {
                Tensor cosines = student.mul(candidate.narrow(0, first, words)).sum();
                loss = loss.PlusMultiple(-_cosineWeight, cosines).Plus(_cosineWeight * words);
            }

            total = total is null ? loss : total.Plus(loss);
            offset += dimension;
        }

        return total!.Times(1.0 / ((double)batchWords * candidates.Length));
    }

    private static Tensor Gather(TeacherHead head, int[] words, Device device)
    {
        float[] values = new float[words.Length * head.Dimension];
        for (int i = 0; i < words.Length; i++) head[words[i]].CopyTo(values.AsSpan(i * head.Dimension));
        return tensor(values, [words.Length, head.Dimension], device: device);
    }
}
