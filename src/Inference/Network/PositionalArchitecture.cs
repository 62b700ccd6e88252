using DistillEmb.Characters;
using DistillEmb.Files;
using DistillEmb.Network;

namespace DistillEmb;

/// <summary>
/// The position-wise network. Begin mark, characters and end mark, right-padded, go through a character embedding;
/// parallel convolutions run along the positions ("same" padding, padding positions masked); GELU and the maximum over
/// positions leave one value a filter, which a bag of hashed n-grams may join. Then layer normalisation, a dense layer, GELU, layer normalisation, a dense layer.
/// </summary>
/// <remarks>
/// Nothing stands between the embedding and the convolutions, so what a character adds to each tap of each filter can be
/// tabulated: see <see cref="CharacterTable"/>.
/// </remarks>
public sealed class PositionalArchitecture : EncoderArchitecture
{
    internal const string ArchitectureName = "positional";
    internal const string NgramArchitectureName = "positional-ngrams";
    internal const string ChosenNgramArchitectureName = "positional-chosen-ngrams";

    private const int LargestLayer = 4096;
    private const int LargestBankCount = 16;
    private const int Granularity = 8; // Lanes of a 256-bit vector: keeps the kernel free of tails.

    /// <summary>Dimension of a character's embedding.</summary>
    /// <value>1 to 4096. The default value is 64.</value>
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>The banks of filters, each with its own width.</summary>
    /// <value>1 to 16 banks. The default value is widths 1, 2, 3, 4, 5 with 64, 128, 192, 192, 192 filters.</value>
    public IReadOnlyList<ConvolutionBank> Convolutions { get; init; } = [new(1, 64), new(2, 128), new(3, 192), new(4, 192), new(5, 192)];

    /// <summary>Values in the hidden dense layer.</summary>
    /// <value>A multiple of 8 up to 4096. The default value is 384.</value>
    public int HiddenSize { get; init; } = 384;

    /// <summary>
    /// A bag of hashed n-grams beside the convolutions. Its values join theirs, and reach the output on a straight way too:
    /// fastText's own vectors are sums of n-grams.
    /// </summary>
    /// <value>The default value is 36864 buckets of 64 values, n-grams of 2 to 6 characters; null for none.</value>
    public NgramBag? Ngrams { get; init; } = new(36_864, 64, Shortest: 2, Longest: 6);

    /// <inheritdoc />
    public override string Name => Ngrams switch
    {
        null => ArchitectureName,
        { Vocabulary: null } => NgramArchitectureName,
        _ => ChosenNgramArchitectureName,
    };

    /// <inheritdoc />
    public override int UsualWordLength => 20;

    internal override EncoderArchitecture Unfitted => Ngrams?.Vocabulary is null ? this : With(null);

    internal override WordFraming Framing => WordFraming.Marks;

    /// <summary>Filters of all banks together.</summary>
    internal int FilterCount => Convolutions.Sum(bank => bank.Filters);

    /// <summary>Values that a word's convolutions and n-grams give together.</summary>
    internal int FeatureCount => FilterCount + (Ngrams?.Size ?? 0);

    /// <summary>Floats that one character adds to all taps of all filters.</summary>
    internal int TapCount => Convolutions.Sum(bank => bank.Width * bank.Filters);

    internal override IReadOnlyList<TensorShape> DescribeTensors(int characters, int sequenceLength, int vectorSize)
    {
        int filters = FilterCount;
        int features = FeatureCount;
        return
        [
            new(Tensors.Embedding, characters, EmbeddingSize) { ChannelAxis = 0 },
            .. Convolutions.Select((bank, i) => new TensorShape(Tensors.Convolution(i), EmbeddingSize, bank.Width, bank.Filters) { ChannelAxis = 2 }),
            new(Tensors.ConvolutionBias, filters),
            .. Ngrams is null ? Array.Empty<TensorShape>() : [new TensorShape(Tensors.Ngrams, Ngrams.Buckets, Ngrams.Size) { ChannelAxis = 0, Coarsest = WeightPrecision.Int4 }],
            new(Tensors.FeatureScale, features),
            new(Tensors.FeatureShift, features),
            new(Tensors.HiddenWeight, features, HiddenSize) { ChannelAxis = 1 },
            new(Tensors.HiddenBias, HiddenSize),
            new(Tensors.HiddenScale, HiddenSize),
            new(Tensors.HiddenShift, HiddenSize),
            new(Tensors.OutputWeight, HiddenSize, vectorSize) { ChannelAxis = 1 },
            new(Tensors.OutputBias, vectorSize),
            .. Ngrams is null ? Array.Empty<TensorShape>() : [new TensorShape(Tensors.NgramOutput, Ngrams.Size, vectorSize) { ChannelAxis = 1 }],
        ];
    }

    internal override ForwardPass CreateForwardPass(NetworkWeights weights, int sequenceLength, int vectorSize) =>
        new PositionalForwardPass(this, weights, sequenceLength, vectorSize);

    internal override IEnumerable<string> Validate()
    {
        if (EmbeddingSize is < 1 or > LargestLayer)
            yield return $"EmbeddingSize is {EmbeddingSize}; it must be 1 to {LargestLayer}.";
        if (HiddenSize is < Granularity or > LargestLayer || HiddenSize % Granularity != 0)
            yield return $"HiddenSize is {HiddenSize}; it must be a multiple of {Granularity}, {Granularity} to {LargestLayer}.";
        foreach (string fault in Ngrams?.Validate() ?? []) yield return fault;
        if (Convolutions is null || Convolutions.Count is < 1 or > LargestBankCount)
        {
            yield return $"Convolutions has {Convolutions?.Count ?? 0} banks; it must have 1 to {LargestBankCount}.";
            yield break;
        }

        foreach (ConvolutionBank bank in Convolutions)
        {
            if (bank.Width is < 1 or > ConvolutionBank.LargestWidth)
                yield return $"Convolutions has a bank of width {bank.Width}; a width must be 1 to {ConvolutionBank.LargestWidth}.";
            if (bank.Filters is < Granularity or > LargestLayer || bank.Filters % Granularity != 0)
                yield return $"Convolutions has a bank of {bank.Filters} filters; it must be a multiple of {Granularity}, {Granularity} to {LargestLayer}.";
        }
    }

    /// <summary>The same network with these n-grams.</summary>
    internal PositionalArchitecture With(NgramVocabulary? vocabulary) => new()
    {
        EmbeddingSize = EmbeddingSize,
        Convolutions = Convolutions,
        HiddenSize = HiddenSize,
        Ngrams = Ngrams! with { Vocabulary = vocabulary },
    };

    internal override void Write(SectionWriter writer)
    {
        writer.Write(Name);
        writer.Write(EmbeddingSize);
        writer.Write(HiddenSize);
        writer.Write(Convolutions.Count);
        foreach (ConvolutionBank bank in Convolutions)
        {
            writer.Write(bank.Width);
            writer.Write(bank.Filters);
        }

        if (Ngrams is null) return;
        writer.Write(Ngrams.Buckets);
        writer.Write(Ngrams.Size);
        writer.Write(Ngrams.Shortest);
        writer.Write(Ngrams.Longest);
        if (Ngrams.Vocabulary is null) return;
        writer.Write(Ngrams.MinimumCount);
        writer.Write(Ngrams.Vocabulary.Fingerprints);
    }

    internal static PositionalArchitecture ReadShape(SectionReader reader, string name)
    {
        int embedding = reader.ReadInt32();
        int hidden = reader.ReadInt32();
        var banks = new ConvolutionBank[reader.ReadCount(LargestBankCount, "convolution banks")];
        for (int i = 0; i < banks.Length; i++) banks[i] = new ConvolutionBank(reader.ReadInt32(), reader.ReadInt32());
        NgramBag? ngrams = name == ArchitectureName ? null : new NgramBag(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), MinimumCount: 0);
        if (name == ChosenNgramArchitectureName)
            ngrams = ngrams! with { MinimumCount = reader.ReadInt32(), Vocabulary = new NgramVocabulary(reader.ReadArray<ushort>(ngrams.Buckets)) };
        return new PositionalArchitecture { EmbeddingSize = embedding, HiddenSize = hidden, Convolutions = banks, Ngrams = ngrams };
    }

    /// <summary>The names of the weights, as they stand in model files.</summary>
    internal static class Tensors
    {
        public const string Embedding = "embedding";
        public const string ConvolutionBias = "convolution.bias";
        public const string EmbeddingParts = "embedding.parts"; // In training only.
        public const string Ngrams = "ngrams";
        public const string NgramOutput = "ngrams.output";
        public const string FeatureScale = "features.scale";
        public const string FeatureShift = "features.shift";
        public const string HiddenWeight = "hidden.weight";
        public const string HiddenBias = "hidden.bias";
        public const string HiddenScale = "hidden.scale";
        public const string HiddenShift = "hidden.shift";
        public const string OutputWeight = "output.weight";
        public const string OutputBias = "output.bias";

        public static string Convolution(int bank) => $"convolution.{bank}.weight";
    }
}
