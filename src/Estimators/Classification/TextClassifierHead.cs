using DistillEmb.Classification;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Sequences;
using DistillEmb.Network;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;
using Names = DistillEmb.Classification.TextClassifierShape.Tensors;

namespace DistillEmb.MLNet.Classification;

/// <summary>Pooling over the tokens of a row and a dense layer to the scores of classes. The loss of a row is minus the logarithm of the probability of its class.</summary>
internal sealed class TextClassifierHead(TextClassifierShape shape) : SentenceHead
{
    public override IReadOnlyList<TensorShape> Shapes { get; } = [.. shape.DescribeClasses()];

    public override float[] Initialize(TensorShape weight, Random random)
    {
        float[] values = new float[weight.Length];
        if (weight.Name == Names.Weight) InitialWeights.FillUniform(values, weight.Dimensions[0], random);
        return values; // At first all tokens matter as much as each other, and all classes are as probable.
    }

    public override double Differentiate(Tensor outputs, IReadOnlyList<Sentence> sentences, SharedWeights weights, double share)
    {
        Tensor scores = Score(outputs, [.. sentences.Select(sentence => sentence.Words.Length)], name => weights[name]);
        Tensor labels = tensor(sentences.Select(sentence => (long)sentence.Labels[0]).ToArray(), device: outputs.device);
        Tensor loss = Functional.cross_entropy(scores, labels, reduction: nn.Reduction.Sum).Times(share);
        loss.backward();
        return loss.item<float>();
    }

    /// <summary>The scores of the classes, [rows, classes].</summary>
    /// <param name="outputs">What the network gives for the tokens of the rows, one row after another, [tokens, output size].</param>
    /// <param name="lengths">Tokens of each row, 1 or more.</param>
    /// <param name="weightOf">Gives a weight by its name.</param>
    public Tensor Score(Tensor outputs, IReadOnlyList<int> lengths, Func<string, Tensor> weightOf) => addmm(weightOf(Names.Bias), Pool(outputs, lengths, weightOf), weightOf(Names.Weight), 1, 1);

    private Tensor Pool(Tensor outputs, IReadOnlyList<int> lengths, Func<string, Tensor> weightOf)
    {
        long[] ends = new long[lengths.Count];
        long[] starts = new long[lengths.Count];
        for (int row = 0; row < ends.Length; row++)
        {
            starts[row] = row == 0 ? 0 : ends[row - 1] + 1;
            ends[row] = starts[row] + lengths[row] - 1;
        }

        if (shape.Pooling == TextPooling.FinalStates)
        {
            long size = shape.Sentence.HiddenSize;
            return cat([outputs.index_select(0, tensor(ends, device: outputs.device)).narrow(1, 0, size), outputs.index_select(0, tensor(starts, device: outputs.device)).narrow(1, size, size)], 1);
        }

        if (shape.Pooling == TextPooling.Maximum) return stack([.. lengths.Select((length, row) => outputs.narrow(0, starts[row], length).amax([0]))]);
        Tensor relevance = outputs.tanh().mv(weightOf(Names.Attention));
        return stack([.. lengths.Select((length, row) => outputs.narrow(0, starts[row], length).t().mv(relevance.narrow(0, starts[row], length).softmax(0)))]);
    }
}
