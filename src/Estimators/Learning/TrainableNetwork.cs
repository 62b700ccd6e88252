using DistillEmb.Characters;
using DistillEmb.Network;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>A network over a word's characters in training: the weights that its architecture describes, as parameters of TorchSharp.</summary>
/// <param name="shapes">The weights of the network.</param>
/// <param name="helpers">Weights that only training has, and that are folded into the network's.</param>
/// <param name="initialValues">What a weight begins with.</param>
/// <param name="continued">What a weight begins with instead; null for nothing.</param>
/// <param name="device">Where the weights live.</param>
internal abstract class TrainableNetwork(
    IReadOnlyList<TensorShape> shapes, IReadOnlyList<TensorShape> helpers, Func<TensorShape, float[]> initialValues, ContinuedWeights? continued, Device device)
    : NetworkParameters(
        shapes,
        shape =>
        {
            float[] values = initialValues(shape);
            return continued?.Of(shape, values) ?? values;
        },
        device,
        helpers)
{
    /// <summary>Makes a network with random weights, or with those of an encoder that it continues.</summary>
    /// <param name="architecture">Its shape.</param>
    /// <param name="sequence">The characters, and how a word becomes ids of them.</param>
    /// <param name="vectorSize">Dimension of an output vector.</param>
    /// <param name="random">Where the weights come from.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="continued">The weights of an encoder of this architecture; null to begin at random.</param>
    public static TrainableNetwork Create(EncoderArchitecture architecture, CharacterSequence sequence, int vectorSize, Random random, Device device, ContinuedWeights? continued = null)
    {
        IReadOnlyList<TensorShape> shapes = architecture.DescribeTensors(sequence.Vocabulary.Count, sequence.Length, vectorSize);
        return architecture switch
        {
            PositionalArchitecture positional => new PositionalNetwork(positional, shapes, sequence.Vocabulary, random, continued, device),
            PublishedArchitecture published => new PublishedNetwork(published, shapes, sequence.Length, random, continued, device),
            _ => throw new NotSupportedException($"The architecture '{architecture.Name}' cannot be trained."),
        };
    }

    /// <summary>Computes raw vectors.</summary>
    /// <param name="ids">Character ids, [words, sequence length].</param>
    /// <param name="words">How many words there are.</param>
    /// <param name="weightOf">Gives a weight by its name: the parameters, or others that stand for them.</param>
    /// <param name="noise">What is hidden in training; null for nothing.</param>
    /// <returns>[words, vector size], not normalised.</returns>
    public abstract Tensor Forward(int[] ids, int words, Func<string, Tensor> weightOf, TrainingNoise? noise);

    /// <summary>Computes raw vectors with the parameters as they are, nothing hidden.</summary>
    public Tensor Forward(int[] ids, int words) => Forward(ids, words, name => this[name], noise: null);

    /// <summary>Character ids as a tensor, int64 [words, sequence length].</summary>
    protected Tensor IdTensor(int[] ids, int words) => tensor(Array.ConvertAll(ids, id => (long)id), [words, ids.Length / words]).to(Device);
}
