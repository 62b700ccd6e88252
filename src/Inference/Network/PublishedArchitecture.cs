using DistillEmb.Characters;
using DistillEmb.Files;
using DistillEmb.Network;

namespace DistillEmb;

/// <summary>
/// The networks of the published method (A. Mersha and S. Wu, "Distilling Word Embeddings via Contrastive Learning",
/// 2022): small, medium and large. The convolutions run along the embedding of the characters, with the positions of the
/// characters as input channels. For comparison; <see cref="PositionalArchitecture"/> places unseen words far better.
/// </summary>
/// <remarks>
/// Characters stand in the middle of the sequence, padded on both sides. Each step ends in layer normalisation over its
/// whole map: character embedding [characters, 64]; convolutions of width 5 with maximum over pairs and activation
/// [64, 30], [128, 13], [192, 4] (large: [256, 4]); a convolution of width 3, activation, 512 values (large: 768); medium
/// and large: a dense layer of 512 with activation. Then the output layer. The activation is LeakyReLU(0.01) in the small
/// one, Mish in the others.
/// </remarks>
public sealed class PublishedArchitecture : EncoderArchitecture
{
    internal const string SmallName = "small";
    internal const string MediumName = "medium";
    internal const string LargeName = "large";

    private PublishedArchitecture(string name, int usualWordLength, int thirdChannels, int lastChannels, int hiddenSize, Activation activation)
    {
        Name = name;
        UsualWordLength = usualWordLength;
        Filters = [64, 128, thirdChannels, lastChannels];
        HiddenSize = hiddenSize;
        Activation = activation;
    }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override int UsualWordLength { get; }

    internal static PublishedArchitecture SmallNetwork { get; } = new(SmallName, 13, 192, 256, hiddenSize: 0, Activation.LeakyRelu);

    internal static PublishedArchitecture MediumNetwork { get; } = new(MediumName, 15, 192, 256, hiddenSize: 512, Activation.Mish);

    internal static PublishedArchitecture LargeNetwork { get; } = new(LargeName, 15, 256, 384, hiddenSize: 512, Activation.Mish);

    /// <summary>Dimension of a character's embedding.</summary>
    internal int EmbeddingSize => 64;

    /// <summary>Values of the dense layer before the output; 0 for none.</summary>
    internal int HiddenSize { get; }

    internal Activation Activation { get; }

    internal override WordFraming Framing => WordFraming.Centered;

    private IReadOnlyList<int> Filters { get; }

    /// <summary>The convolutions, for sequences of so many characters.</summary>
    internal IReadOnlyList<ConvolutionStage> Stages(int sequenceLength)
    {
        var stages = new ConvolutionStage[Filters.Count];
        (int channels, int length) = (sequenceLength, EmbeddingSize);
        for (int i = 0; i < stages.Length; i++)
        {
            bool isLast = i == stages.Length - 1;
            stages[i] = new ConvolutionStage(isLast ? 3 : 5, channels, length, Filters[i], isLast ? 1 : 2);
            (channels, length) = (stages[i].Channels, stages[i].Length);
        }

        return stages;
    }

    internal override IReadOnlyList<TensorShape> DescribeTensors(int characters, int sequenceLength, int vectorSize)
    {
        var shapes = new List<TensorShape>
        {
            new(Tensors.Embedding, characters, EmbeddingSize) { ChannelAxis = 0 },
            new(Tensors.EmbeddingScale, sequenceLength, EmbeddingSize),
            new(Tensors.EmbeddingShift, sequenceLength, EmbeddingSize),
        };
        IReadOnlyList<ConvolutionStage> stages = Stages(sequenceLength);
        for (int i = 0; i < stages.Count; i++)
        {
            ConvolutionStage stage = stages[i];
            shapes.Add(new(Tensors.Weight(i), stage.Width, stage.InputChannels, stage.Channels) { ChannelAxis = 2 });
            shapes.Add(new(Tensors.Bias(i), stage.Channels));
            shapes.Add(new(Tensors.Scale(i), stage.Length, stage.Channels));
            shapes.Add(new(Tensors.Shift(i), stage.Length, stage.Channels));
        }

        int features = stages[^1].Size;
        if (HiddenSize > 0)
        {
            shapes.Add(new(Tensors.HiddenWeight, features, HiddenSize) { ChannelAxis = 1 });
            shapes.Add(new(Tensors.HiddenBias, HiddenSize));
            shapes.Add(new(Tensors.HiddenScale, HiddenSize));
            shapes.Add(new(Tensors.HiddenShift, HiddenSize));
            features = HiddenSize;
        }

        shapes.Add(new(Tensors.OutputWeight, features, vectorSize) { ChannelAxis = 1 });
        shapes.Add(new(Tensors.OutputBias, vectorSize));
        return shapes;
    }

    internal override ForwardPass CreateForwardPass(NetworkWeights weights, int sequenceLength, int vectorSize) =>
        new PublishedForwardPass(this, weights, sequenceLength, vectorSize);

    internal override IEnumerable<string> Validate() => [];

    internal override void Write(SectionWriter writer) => writer.Write(Name);

    /// <summary>The names of the weights, as they stand in model files.</summary>
    internal static class Tensors
    {
        public const string Embedding = "embedding";
        public const string EmbeddingScale = "embedding.scale";
        public const string EmbeddingShift = "embedding.shift";
        public const string HiddenWeight = "hidden.weight";
        public const string HiddenBias = "hidden.bias";
        public const string HiddenScale = "hidden.scale";
        public const string HiddenShift = "hidden.shift";
        public const string OutputWeight = "output.weight";
        public const string OutputBias = "output.bias";

        public static string Weight(int stage) => $"convolution.{stage}.weight";

        public static string Bias(int stage) => $"convolution.{stage}.bias";

        public static string Scale(int stage) => $"convolution.{stage}.scale";

        public static string Shift(int stage) => $"convolution.{stage}.shift";
    }
}
