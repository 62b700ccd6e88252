using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Sequences;
using DistillEmb.Network;
using DistillEmb.Tagging;
using static TorchSharp.torch;
using Names = DistillEmb.Tagging.TaggerShape.Tensors;

namespace DistillEmb.MLNet.Tagging;

/// <summary>
/// A dense layer to the scores of tags and a conditional random field over them. The loss of a row is minus the logarithm of the probability
/// of its tags; its gradient, probabilities minus what is there, is computed by the lattice that inference has too.
/// </summary>
internal sealed class TaggerHead(TaggerShape shape, TagSet tags) : SentenceHead
{
    public override IReadOnlyList<TensorShape> Shapes { get; } = [.. shape.DescribeTags()];

    public override float[] Initialize(TensorShape weight, Random random)
    {
        float[] values = new float[weight.Length];
        if (weight.Name == Names.Weight) InitialWeights.FillUniform(values, weight.Dimensions[0], random);
        return values; // Every step is as good as another at first.
    }

    public override double Differentiate(Tensor outputs, IReadOnlyList<Sentence> sentences, SharedWeights weights, double share)
    {
        Tensor scores = addmm(weights[Names.Bias], outputs, weights[Names.Weight], 1, 1);
        var gradient = new LatticeGradient(
            new TagLattice(tags, NetworkParameters.ValuesOf(weights[Names.Begin]), NetworkParameters.ValuesOf(weights[Names.Transitions]), NetworkParameters.ValuesOf(weights[Names.End])), share);
        float[] values = NetworkParameters.ValuesOf(scores);
        float[] slopes = new float[values.Length];
        double loss = 0;
        int start = 0;
        foreach (Sentence sentence in sentences)
        {
            int count = sentence.Labels.Length * tags.Count;
            loss += gradient.Add(values.AsSpan(start, count), sentence.Labels, slopes.AsSpan(start, count));
            start += count;
        }

        weights[Names.Begin].grad = TensorOf(gradient.Begin, weights[Names.Begin]);
        weights[Names.Transitions].grad = TensorOf(gradient.Transitions, weights[Names.Transitions]);
        weights[Names.End].grad = TensorOf(gradient.End, weights[Names.End]);
        autograd.backward([scores], [slopes.ToAligned(scores.shape, scores.device)]);
        return loss;
    }

    private static Tensor TensorOf(double[] values, Tensor weight) => tensor(Array.ConvertAll(values, number => (float)number), weight.shape, device: weight.device);
}
