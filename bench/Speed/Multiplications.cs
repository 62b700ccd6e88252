using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Speed;

/// <summary>Counts what training a word takes.</summary>
internal static class Multiplications
{
    private const int Passes = 3; // Forwards, the gradient of the inputs, that of the weights.
    private const int LossPasses = 2; // The teachers' vectors get no gradient.
    private const int WindowSize = 32;

    public static TrainingArithmetic Of(DistillEmbOptions options, TrainingMaterial material)
    {
        int joined = material.Vocabulary.VectorSize;
        int[] train = material.Vocabulary.IndexesOf(WordSubset.Train);
        int characters = CharacterCensus.Take(train.Select(word => material.Vocabulary.Words[word]), options.MinimumCharacterCount).Count;
        if (options.Architecture is PublishedArchitecture published)
        {
            double forwards = OfPublished(published, joined / material.Teachers.Count);
            return new TrainingArithmetic(Passes * forwards, (Passes * forwards) + (WindowSize * (double)joined));
        }

        var network = (PositionalArchitecture)options.Architecture;
        int[] anchors = train[..Math.Min(options.BatchSize, train.Length)];
        int candidates = NegativeMiner.Create(material.Vocabulary, material.TrainTokens(), options).Mine(anchors, new Random(1)).Candidates.Length;
        double dense = ((double)network.FeatureCount * network.HiddenSize) + ((double)network.HiddenSize * joined) + ((double)(network.Ngrams?.Size ?? 0) * joined);
        double tables = (double)characters * network.EmbeddingSize * network.TapCount / anchors.Length;
        double all = Passes * (dense + tables);
        return new TrainingArithmetic(all, all + (LossPasses * (double)candidates * joined));
    }

    /// <summary>Multiply-adds of a published network for a word, forwards.</summary>
    public static double OfPublished(PublishedArchitecture architecture, int vectorSize)
    {
        IReadOnlyList<ConvolutionStage> stages = architecture.Stages(architecture.UsualWordLength);
        double convolutions = stages.Sum(stage => (double)stage.ConvolvedLength * stage.Width * stage.InputChannels * stage.Channels);
        int last = stages[^1].Size;
        return convolutions + (architecture.HiddenSize == 0 ? (double)last * vectorSize : (double)architecture.HiddenSize * (last + vectorSize));
    }
}
