using DistillEmb.Characters;
using DistillEmb.MLNet.Learning;
using DistillEmb.Network;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>The encoder that a training starts from.</summary>
internal static class StartingEncoder
{
    private const string HeadName = "tokens"; // Of an encoder that no teacher taught.

    /// <summary>The encoder of the options, or one with random weights that knows the characters (and n-grams) of the training words.</summary>
    public static DistillEmbEncoder Of(SentenceTrainingOptions options, IReadOnlyList<string> words, Random random)
    {
        if (options.Encoder is DistillEmbEncoder given) return options.FreezeEncoder ? given : given.WithExactWords(null);
        CharacterVocabulary characters = CharacterCensus.Take(words, options.MinimumCharacterCount);
        var sequence = new CharacterSequence(characters, options.Architecture.UsualWordLength, options.Architecture.Framing);
        EncoderArchitecture architecture = NgramCensus.Take(options.Architecture, words, sequence);
        EncoderHead[] heads = EncoderHead.SideBySide([(HeadName, options.VectorSize)]);
        using TrainableNetwork network = TrainableNetwork.Create(architecture, sequence, options.VectorSize, random, CPU);
        return new DistillEmbEncoder(architecture, sequence, heads, normalizeHeads: false, network.Export(), new Dictionary<string, string>());
    }

    /// <summary>A network to train that begins with the encoder's weights.</summary>
    public static TrainableNetwork ToNetwork(DistillEmbEncoder encoder, Random random, Device device) => TrainableNetwork.Create(
        encoder.Architecture,
        encoder.Sequence,
        encoder.VectorSize,
        random,
        device,
        new ContinuedWeights(encoder, encoder.Sequence.Vocabulary, encoder.Heads, encoder.Architecture));

    /// <summary>The encoder with other weights.</summary>
    public static DistillEmbEncoder With(this DistillEmbEncoder encoder, NetworkWeights weights) =>
        new(encoder.Architecture, encoder.Sequence, encoder.Heads, encoder.NormalizeHeads, weights, encoder.Properties, space: encoder.Space);
}
