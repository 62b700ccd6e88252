using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Sequences;
using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace DistillEmb.MLNet.Context;

/// <summary>
/// Tells the words beside a token from what the LSTM has read up to it: the forward direction the one behind it, the backward direction the
/// one before. A dense layer makes of each state what is compared with the encoder's vectors of the batch's different words; the loss is minus the
/// logarithm of the softmax of the right one.
/// </summary>
internal sealed class NeighborHead(SentenceShape shape) : SentenceHead
{
    private const double Start = 0.5; // Of the usual weights: all words are about as probable as each other at first.

    public override IReadOnlyList<TensorShape> Shapes { get; } = [.. Describe(shape)];

    /// <summary>The weights of both directions.</summary>
    public static IEnumerable<TensorShape> Describe(SentenceShape shape) => ((bool[])[false, true]).SelectMany(backward => new[]
    {
        new TensorShape(Tensors.Weight(backward), shape.HiddenSize, shape.EncoderSize) { ChannelAxis = 1 },
        new TensorShape(Tensors.Bias(backward), shape.EncoderSize),
    });

    public override float[] Initialize(TensorShape weight, Random random)
    {
        float[] values = new float[weight.Length];
        if (weight.Dimensions.Length > 1) InitialWeights.FillUniform(values, (int)(weight.Dimensions[0] / (Start * Start)), random);
        return values;
    }

    public override double Differentiate(Tensor outputs, BatchRows rows, SharedWeights weights)
    {
        using Tensor ends = outputs.detach().requires_grad_(true); // One direction after the other: their scores are the largest of all tensors.
        double loss = Differentiate(backward: false) + Differentiate(backward: true);
        if (ends.grad is Tensor gradient && outputs.requires_grad) autograd.backward([outputs], [gradient]);
        return loss;

        double Differentiate(bool backward)
        {
            using DisposeScope scope = NewDisposeScope();
            List<(int Token, int Neighbor)> pairs = Neighbors.Of(rows.Slots, backward);
            if (pairs.Count == 0) return 0;
            Tensor states = ends.narrow(1, backward ? shape.HiddenSize : 0, shape.HiddenSize).index_select(0, Numbers(pairs.Select(pair => pair.Token)));
            Tensor scores = addmm(weights[Tensors.Bias(backward)], states, weights[Tensors.Weight(backward)], 1, 1).mm(rows.Vectors.t());
            Tensor own = Functional.cross_entropy(scores, Numbers(pairs.Select(pair => pair.Neighbor)), reduction: nn.Reduction.Sum).Times(0.5 / rows.BatchNeighbors);
            own.backward();
            return own.item<float>();
        }

        Tensor Numbers(IEnumerable<int> numbers) => tensor([.. numbers.Select(number => (long)number)], device: outputs.device);
    }

    /// <summary>The names of the weights, which no model file has.</summary>
    public static class Tensors
    {
        public static string Weight(bool backward) => $"{Name(backward)}.weight";

        public static string Bias(bool backward) => $"{Name(backward)}.bias";

        private static string Name(bool backward) => backward ? "previous" : "next";
    }
}
