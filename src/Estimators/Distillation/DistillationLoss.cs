using System.Runtime.InteropServices;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Teachers;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>What is made small: for each teacher the loss of its part of the output, averaged over teachers.</summary>
internal abstract class DistillationLoss
{
    private readonly IReadOnlyList<TeacherHead> _teachers;
    private readonly bool _normalized;

    /// <param name="vocabulary">The teachers.</param>
    /// <param name="heads">The part of the output that answers each of them.</param>
    /// <param name="normalized">Whether the teachers' vectors have length 1, or their own.</param>
    protected DistillationLoss(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, bool normalized)
    {
        _normalized = normalized;
        _teachers = vocabulary.HeadList;
        Heads = heads;
    }

    /// <summary>The part of the output that answers each teacher.</summary>
    protected IReadOnlyList<EncoderHead> Heads { get; }

    public static DistillationLoss Create(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, DistillEmbOptions options) => options.Objective switch
    {
        DistillationObjective.Triplet => new TripletLoss(vocabulary, heads, options.NormalizeTeachers, options.TripletMargin),
        DistillationObjective.Neighborhood => new NeighborhoodLoss(vocabulary, heads, options.Temperature, options.CosineWeight),
        _ => new InfoNceLoss(vocabulary, heads, options.Temperature, options.CosineWeight),
    };

    /// <summary>The teachers' vectors of a batch's candidates, for each teacher [candidates, dimension].</summary>
    public Tensor[] CandidatesOf(DistillationBatch batch, Device device) =>
        [.. _teachers.Select(teacher => Side(Gather(teacher, batch.Negatives.Candidates, device)))];

    /// <summary>The share of some words in the mean loss of their batch.</summary>
    /// <param name="vectors">The student's raw vectors of these words, [words, vector size].</param>
    /// <param name="candidates">What <see cref="CandidatesOf"/> gave.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="first">The number of the first of these words in the batch.</param>
    public Tensor Share(Tensor vectors, Tensor[] candidates, DistillationBatch batch, int first)
    {
        Tensor? total = null;
        for (int i = 0; i < candidates.Length; i++)
        {
            Tensor loss = Sum(Side(vectors.narrow(1, Heads[i].Offset, Heads[i].Dimension)), candidates[i], batch, first);
            total = total is null ? loss : total.Plus(loss);
        }

        return total!.Times(1.0 / ((double)batch.Words * candidates.Length));
    }

    /// <summary>The share of some words in the mean loss of their batch, and its gradient.</summary>
    /// <param name="vectors">The student's raw vectors of these words, [words, vector size].</param>
    /// <param name="candidates">What <see cref="CandidatesOf"/> gave.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="first">The number of the first of these words in the batch.</param>
    /// <param name="gradient">Receives the gradient of the vectors.</param>
    public virtual double Differentiate(Tensor vectors, Tensor[] candidates, DistillationBatch batch, int first, out Tensor gradient)
    {
        using IDisposable withGradient = enable_grad();
        Tensor leaf = vectors.detach().requires_grad_(true);
        Tensor share = Share(leaf, candidates, batch, first);
        share.backward();
        gradient = leaf.grad!.contiguous();
        return share.item<float>();
    }

    /// <summary>What the loss sees of one side's vectors, the student's or a teacher's.</summary>
    /// <param name="vectors">[vectors, dimension]</param>
    protected virtual Tensor Side(Tensor vectors) => vectors;

    /// <summary>The loss against one teacher, summed over words.</summary>
    /// <param name="student">What <see cref="Side"/> gives of the student's vectors, [words, dimension].</param>
    /// <param name="teacher">What it gives of the teacher's vectors of the candidates, [candidates, dimension].</param>
    /// <param name="batch">The batch.</param>
    /// <param name="first">The number of the first of these words in the batch.</param>
    protected abstract Tensor Sum(Tensor student, Tensor teacher, DistillationBatch batch, int first);

    private Tensor Gather(TeacherHead teacher, int[] words, Device device)
    {
        Tensor gathered = empty(words.Length, teacher.Dimension);
        Span<float> values = MemoryMarshal.Cast<byte, float>(gathered.bytes);
        for (int i = 0; i < words.Length; i++) teacher.CopyTo(words[i], _normalized, values.Slice(i * teacher.Dimension, teacher.Dimension));
        return gathered.to(device);
    }
}
