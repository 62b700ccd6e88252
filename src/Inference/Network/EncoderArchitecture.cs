using DistillEmb.Characters;
using DistillEmb.Files;
using DistillEmb.Network;

namespace DistillEmb;

/// <summary>
/// The shape of an encoder network, as a value: it is described here once, and read by training, by the managed forward
/// pass, by the model file and by the ONNX export alike.
/// </summary>
public abstract class EncoderArchitecture
{
    private protected EncoderArchitecture()
    {
    }

    /// <summary>
    /// The position-wise network, the default: parallel convolutions along the characters of a word, maximum over
    /// positions, a bag of hashed n-grams beside them, two dense layers.
    /// </summary>
    public static PositionalArchitecture Positional { get; } = new();

    /// <summary>The small network of the published method: 13 characters; 0.4 million parameters with vectors of dimension 100.</summary>
    public static PublishedArchitecture Small => PublishedArchitecture.SmallNetwork;

    /// <summary>The medium network of the published method: 15 characters, a dense layer more than <see cref="Small"/>.</summary>
    public static PublishedArchitecture Medium => PublishedArchitecture.MediumNetwork;

    /// <summary>The large network of the published method: 15 characters, more filters than <see cref="Medium"/>.</summary>
    public static PublishedArchitecture Large => PublishedArchitecture.LargeNetwork;

    /// <summary>The name of the architecture, as it stands in model files.</summary>
    public abstract string Name { get; }

    /// <summary>How many characters of a word the network reads unless another number is chosen.</summary>
    public abstract int UsualWordLength { get; }

    /// <summary>The shape alone, without what was learnt from words.</summary>
    internal virtual EncoderArchitecture Unfitted => this;

    /// <summary>How the characters of a word stand in the sequence that the network reads.</summary>
    internal abstract WordFraming Framing { get; }

    /// <summary>Every weight of the network in a fixed order.</summary>
    /// <param name="characters">Rows of the character embedding.</param>
    /// <param name="sequenceLength">Character ids a word.</param>
    /// <param name="vectorSize">Dimension of an output vector, all heads together.</param>
    internal abstract IReadOnlyList<TensorShape> DescribeTensors(int characters, int sequenceLength, int vectorSize);

    /// <summary>The managed forward pass over these weights.</summary>
    internal abstract ForwardPass CreateForwardPass(NetworkWeights weights, int sequenceLength, int vectorSize);

    /// <summary>What is wrong with the values, a sentence each; empty when nothing is.</summary>
    internal abstract IEnumerable<string> Validate();

    internal abstract void Write(SectionWriter writer);

    internal static EncoderArchitecture Read(SectionReader reader)
    {
        string name = reader.ReadString();
        EncoderArchitecture architecture = name switch
        {
            PositionalArchitecture.ArchitectureName or PositionalArchitecture.NgramArchitectureName or PositionalArchitecture.ChosenNgramArchitectureName =>
                PositionalArchitecture.ReadShape(reader, name),
            PublishedArchitecture.SmallName => Small,
            PublishedArchitecture.MediumName => Medium,
            PublishedArchitecture.LargeName => Large,
            _ => throw new InvalidDataException($"The model's architecture '{name}' is not known to this version of DistillEmb.MLNet; a newer version may read it."),
        };
        string? fault = architecture.Validate().FirstOrDefault();
        return fault is null ? architecture : throw new InvalidDataException($"The model's architecture is invalid: {fault}");
    }
}
