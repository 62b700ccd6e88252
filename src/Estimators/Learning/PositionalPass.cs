using System.Runtime.InteropServices;
using static TorchSharp.torch;
using Names = DistillEmb.PositionalArchitecture.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// All that comes after pooling over positions in <see cref="PositionalArchitecture"/>, forwards and backwards, as
/// <see cref="PositionalNetwork.Project"/> and TorchSharp's automatic gradient have it. libtorch does the matrix products;
/// what lies between two of them is one pass over the values here, where libtorch makes one an operation, each into new memory.
/// </summary>
/// <param name="weights">The dense weights; they receive the gradients.</param>
/// <param name="words">Words to be computed.</param>
internal sealed class PositionalPass(SharedWeights weights, int words)
{
    private readonly NormalizedLayer _features = new(words, weights.Numbers(Names.FeatureScale), weights.Numbers(Names.FeatureShift));
    private readonly NormalizedLayer _hidden = new(words, weights.Numbers(Names.HiddenScale), weights.Numbers(Names.HiddenShift));
    private Tensor? _bags;

    /// <summary>Computes raw vectors.</summary>
    /// <param name="pooled">Filters' values after GELU and the maximum, [words, filters].</param>
    /// <param name="bags">The words' bags of n-grams, [words, size]; null where the network has none.</param>
    /// <returns>[words, vector size]</returns>
    public Tensor Forward(ReadOnlySpan<float> pooled, Tensor? bags)
    {
        _bags = bags;
        int filters = pooled.Length / words;
        ReadOnlySpan<float> added = bags is null ? [] : ValuesOf(bags);
        int bagSize = added.Length / words;
        for (int word = 0; word < words; word++)
        {
            Span<float> row = _features.Values.Slice(word * _features.Size, _features.Size);
            pooled.Slice(word * filters, filters).CopyTo(row);
            added.Slice(word * bagSize, bagSize).CopyTo(row[filters..]);
        }

        _features.Forward();
        using (Tensor hidden = addmm(weights[Names.HiddenBias].detach(), _features.Tensor, weights[Names.HiddenWeight].detach(), 1, 1))
            GeluSlope.Apply(ValuesOf(hidden), _hidden.Values, _hidden.Slopes);
        _hidden.Forward();
        Tensor output = addmm(weights[Names.OutputBias].detach(), _hidden.Tensor, weights[Names.OutputWeight].detach(), 1, 1);
        return bags is null ? output : addmm(output, bags, weights[Names.NgramOutput].detach(), 1, 1);
    }

    /// <summary>Leaves the gradients of the dense weights, except the convolutions' bias, in them.</summary>
    /// <param name="vectors">The gradient of the vectors, [words, vector size].</param>
    /// <param name="bags">The gradient of the bags; null where there are none.</param>
    /// <returns>The gradient of what the pass was given, [words, features]; the bags' columns lack what goes straight to the output.</returns>
    public Tensor Backward(Tensor vectors, out Tensor? bags)
    {
        weights[Names.OutputWeight].grad = _hidden.Tensor.t().mm(vectors);
        weights[Names.OutputBias].grad = vectors.sum(dim: 0);
        bags = null;
        if (_bags is not null)
        {
            weights[Names.NgramOutput].grad = _bags.t().mm(vectors);
            bags = vectors.mm(weights[Names.NgramOutput].detach().t());
        }

        Tensor hidden = vectors.mm(weights[Names.OutputWeight].detach().t());
        weights[Names.HiddenScale].grad = _hidden.Backward(ValuesOf(hidden), out Tensor hiddenShift);
        weights[Names.HiddenShift].grad = hiddenShift;
        TensorPrimitives.Multiply(ValuesOf(hidden), _hidden.Slopes, ValuesOf(hidden));
        weights[Names.HiddenWeight].grad = _features.Tensor.t().mm(hidden);
        weights[Names.HiddenBias].grad = hidden.sum(dim: 0);

        Tensor features = hidden.mm(weights[Names.HiddenWeight].detach().t());
        weights[Names.FeatureScale].grad = _features.Backward(ValuesOf(features), out Tensor featureShift);
        weights[Names.FeatureShift].grad = featureShift;
        return features;
    }

    private static Span<float> ValuesOf(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
