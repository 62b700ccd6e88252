using DistillEmb.MLNet.Learning;
using DistillEmb.Network;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>What stands on a network that reads rows, and is trained with it: it tags tokens, say. Used by several threads at once.</summary>
internal abstract class SentenceHead
{
    /// <summary>Its weights.</summary>
    public abstract IReadOnlyList<TensorShape> Shapes { get; }

    /// <summary>What a weight begins with.</summary>
    public abstract float[] Initialize(TensorShape shape, Random random);

    /// <summary>Computes the loss of rows and goes back from it: leaves its gradient in all that the outputs were computed from.</summary>
    /// <param name="outputs">What the network gives for the tokens of the rows, one row after another, [tokens, output size].</param>
    /// <param name="sentences">The rows.</param>
    /// <param name="weights">The weights of this head, which get a gradient too.</param>
    /// <param name="share">What a row's loss is multiplied by.</param>
    /// <returns>The sum of the rows' losses, each multiplied by the share.</returns>
    public abstract double Differentiate(Tensor outputs, IReadOnlyList<Sentence> sentences, SharedWeights weights, double share);
}
