using DistillEmb.Characters;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using DistillEmb.Network;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Speed;

/// <summary>A network with random weights: how fast it is does not depend on them.</summary>
internal sealed class SpeedNetwork : IDisposable
{
    /// <summary>Two teachers of 100 dimensions.</summary>
    public const int VectorSize = 200;

    /// <param name="name">What it is called in tables.</param>
    /// <param name="architecture">Its shape.</param>
    /// <param name="words">The words whose characters and n-grams it knows.</param>
    public SpeedNetwork(string name, EncoderArchitecture architecture, IReadOnlyList<string> words)
    {
        Name = name;
        var vocabulary = new CharacterVocabulary(words.SelectMany(word => word).Select(letter => (int)letter).Distinct().Order());
        Sequence = new CharacterSequence(vocabulary, architecture.UsualWordLength, architecture.Framing);
        Architecture = NgramCensus.Take(architecture, words, Sequence);
        TrainableNetwork = TrainableNetwork.Create(Architecture, Sequence, VectorSize, new Random(1), CPU);
        Weights = TrainableNetwork.Export();
    }

    public string Name { get; }

    public EncoderArchitecture Architecture { get; }

    public CharacterSequence Sequence { get; }

    public TrainableNetwork TrainableNetwork { get; }

    public NetworkWeights Weights { get; }

    /// <summary>Multiply-adds of matrix products a word, as they are made: those that a table of characters saves are not counted.</summary>
    public double MultiplyAdds => Architecture is PositionalArchitecture network
        ? ((double)network.FeatureCount * network.HiddenSize) + ((network.HiddenSize + (network.Ngrams?.Size ?? 0)) * (double)VectorSize)
        : Multiplications.OfPublished((PublishedArchitecture)Architecture, VectorSize);

    /// <summary>The networks that are compared, one after another.</summary>
    /// <param name="words">The words whose characters and n-grams they know.</param>
    /// <param name="only">The short name of one of them; null for all.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static IEnumerable<SpeedNetwork> All(IReadOnlyList<string> words, string? only)
    {
        (string Short, string Name, EncoderArchitecture Architecture)[] all =
        [
            ("default", "default", EncoderArchitecture.Positional),
            ("light", "position-wise, 0.31M", TrainingContestants.Light),
            ("small", "published small", EncoderArchitecture.Small),
        ];
        if (only is not null && !Array.Exists(all, network => network.Short == only))
            throw new ArgumentException($"There is no network '{only}'; there are {string.Join(", ", all.Select(network => network.Short))}.");
        return all.Where(network => only is null || network.Short == only).Select(network => new SpeedNetwork(network.Name, network.Architecture, words));
    }

    /// <summary>As a user has it; vectors stay raw.</summary>
    public DistillEmbEncoder CreateEncoder() => new(Architecture, Sequence, EncoderHead.SideBySide([("head", VectorSize)]), normalizeHeads: false, Weights, new Dictionary<string, string>());

    public void Dispose() => TrainableNetwork.Dispose();
}
