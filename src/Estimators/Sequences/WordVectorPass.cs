using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>Gives the different words of a batch their encoder's vectors and, where the encoder is trained, takes the gradient back.</summary>
internal abstract class WordVectorPass : IDisposable
{
    /// <summary>Whether the encoder is trained.</summary>
    public abstract bool IsTrained { get; }

    /// <returns>[words, vector size], scaled as the network reads them; without a gradient.</returns>
    public abstract Tensor Forward(SentenceBatch batch);

    /// <summary>Leaves the gradient in the encoder's parameters.</summary>
    /// <param name="gradient">That of the vectors.</param>
    public abstract void Backward(Tensor gradient);

    public abstract void Dispose();
}
