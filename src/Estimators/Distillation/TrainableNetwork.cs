using System.Runtime.InteropServices;
using DistillEmb.Characters;
using DistillEmb.Network;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>A network in training: the weights that its architecture describes, as parameters of TorchSharp.</summary>
internal abstract class TrainableNetwork : IDisposable
{
    private readonly IReadOnlyList<TensorShape> _trained;
    private readonly Dictionary<string, Parameter> _parameters = new(StringComparer.Ordinal);

    /// <param name="shapes">The weights of the network.</param>
    /// <param name="helpers">Weights that only training has, and that <see cref="Exported"/> folds into the network's.</param>
    /// <param name="initialValues">What a weight begins with.</param>
    /// <param name="continued">What a weight begins with instead; null for nothing.</param>
    /// <param name="device">Where the weights live.</param>
    protected TrainableNetwork(IReadOnlyList<TensorShape> shapes, IReadOnlyList<TensorShape> helpers, Func<TensorShape, float[]> initialValues, ContinuedWeights? continued, Device device)
    {
        Shapes = shapes;
        _trained = [.. shapes, .. helpers];
        Device = device;
        foreach (TensorShape shape in _trained)
        {
            long[] dimensions = [.. shape.Dimensions.Select(dimension => (long)dimension)];
            float[] values = initialValues(shape);
            _parameters.Add(shape.Name, new Parameter((continued?.Of(shape, values) ?? values).ToAligned(dimensions, device), requires_grad: true));
        }
    }

    public Device Device { get; }

    /// <summary>The weights of the network, without those that only training has.</summary>
    public IReadOnlyList<TensorShape> Shapes { get; }

    /// <summary>The parameters, in the order of the architecture's description; those that only training has are last.</summary>
    public IEnumerable<(string Name, Parameter Parameter)> Parameters => _trained.Select(shape => (shape.Name, _parameters[shape.Name]));

    public Parameter this[string name] => _parameters[name];

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

    /// <summary>A copy of the weights as they are now.</summary>
    /// <exception cref="InvalidDataException">A weight is no longer finite: training has diverged.</exception>
    public NetworkWeights Export() => Export(name => this[name]);

    /// <summary>A copy of weights that stand for the parameters.</summary>
    /// <param name="weightOf">Gives them by their names.</param>
    public NetworkWeights Export(Func<string, Tensor> weightOf) => new(Shapes, shape =>
    {
        using Tensor values = Exported(shape.Name, weightOf).detach().cpu().contiguous();
        return MemoryMarshal.Cast<byte, float>(values.bytes).ToArray();
    });

    /// <summary>A weight of the network as it is used.</summary>
    protected virtual Tensor Exported(string name, Func<string, Tensor> weightOf) => weightOf(name);

    /// <summary>Character ids as a tensor, int64 [words, sequence length].</summary>
    protected Tensor IdTensor(int[] ids, int words) => tensor(Array.ConvertAll(ids, id => (long)id), [words, ids.Length / words]).to(Device);

    public virtual void Dispose()
    {
        foreach (Parameter parameter in _parameters.Values) parameter.Dispose();
    }
}
