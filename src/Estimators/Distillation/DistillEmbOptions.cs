using DistillEmb.MLNet.Encoder;
using Microsoft.ML;

namespace DistillEmb.MLNet;

/// <summary>How an encoder is distilled, and what its transformer puts out. All are checked when the estimator is made.</summary>
public sealed class DistillEmbOptions
{
    /// <summary>The teachers; the encoder gets a head for each, in their order. Training uses the words that all of them hold.</summary>
    /// <value>One teacher or more, 64 at most, with different names. Required: empty by default.</value>
    public IList<Teacher> Teachers { get; } = [];

    /// <summary>The text that hard negatives are mined from.</summary>
    /// <value>The default value is null: the data that is fitted.</value>
    public IDataView? Corpus { get; set; }

    /// <summary>The column of <see cref="Corpus"/> that holds its tokens: text, or a vector of text.</summary>
    /// <value>The default value is null: the name of the input column.</value>
    public string? CorpusColumnName { get; set; }

    /// <summary>What a row's tokens become in the transformer's output.</summary>
    /// <value>The default value is <see cref="DistillEmbOutput.MinAverageMax"/>.</value>
    public DistillEmbOutput Output { get; set; } = DistillEmbOutput.MinAverageMax;

    /// <summary>The name of the one head (teacher) to put out; null for all heads joined.</summary>
    /// <value>The default value is null.</value>
    public string? Head { get; set; }

    /// <summary>Whether each head of a vector is scaled to length 1.</summary>
    /// <value>The default value is true.</value>
    public bool NormalizeHeads { get; set; } = true;

    /// <summary>The shape of the network.</summary>
    /// <value>The default value is <see cref="EncoderArchitecture.Positional"/>.</value>
    public EncoderArchitecture Architecture { get; set; } = EncoderArchitecture.Positional;

    /// <summary>Characters of a word that are read; what follows them is ignored.</summary>
    /// <value>4 to 64. The default value is 20.</value>
    public int MaxWordLength { get; set; } = 20;

    /// <summary>In how many training words a character has to occur to get a row of its own; rarer ones are the unknown character.</summary>
    /// <value>1 or more. The default value is 2.</value>
    public int MinimumCharacterCount { get; set; } = 2;

    /// <summary>The share of characters that training replaces by the unknown character, so that this one is trained too.</summary>
    /// <value>0 to 0.5. The default value is 0.01.</value>
    public double CharacterDropout { get; set; } = 0.01;

    /// <summary>Passes over the training words.</summary>
    /// <value>1 to 10000. The default value is 60.</value>
    public int Epochs { get; set; } = 60;

    /// <summary>Words a step. Each is a negative of all others.</summary>
    /// <value>2 to 16384. The default value is 512.</value>
    public int BatchSize { get; set; } = 512;

    /// <summary>The largest rate of AdamW. It rises over the first twentieth of the steps and falls to 0 along a cosine, step by step.</summary>
    /// <value>More than 0, at most 1. The default value is 0.003.</value>
    public double LearningRate { get; set; } = 0.003;

    /// <summary>The weight decay of AdamW.</summary>
    /// <value>0 to 1. The default value is 0.01.</value>
    public double WeightDecay { get; set; } = 0.01;

    /// <summary>The norm to which the gradient of a step is clipped.</summary>
    /// <value>More than 0. The default value is 1.</value>
    public double GradientClip { get; set; } = 1;

    /// <summary>The temperature of the contrastive loss (InfoNCE): cosines are divided by it.</summary>
    /// <value>0.001 to 10. The default value is 0.07.</value>
    public double Temperature { get; set; } = 0.07;

    /// <summary>The weight of the cosine term, 1 - cosine of a word's vector with its teacher's, beside the contrastive loss.</summary>
    /// <value>0 to 1000. The default value is 4.</value>
    public double CosineWeight { get; set; } = 4;

    /// <summary>Tokens of the corpus, in windows of 32, among which the hard negatives of a batch are searched.</summary>
    /// <value>0 (no mining) to 65536. The default value is 4096.</value>
    public int MiningPool { get; set; } = 4096;

    /// <summary>Hard negatives a word: the words of the pool that are nearest to it in the joined teacher space.</summary>
    /// <value>1 to 64. The default value is 2.</value>
    public int HardNegatives { get; set; } = 2;

    /// <summary>Dev words that an epoch is judged by, the most frequent ones; 0 for all.</summary>
    /// <value>0 or more. The default value is 2000.</value>
    public int DevWords { get; set; } = 2000;

    /// <summary>The seed of everything random. With the same seed, machine and number of threads the result is the same.</summary>
    /// <value>The default value is null: the seed of the <see cref="MLContext"/>, or a random one where that has none.</value>
    public int? Seed { get; set; }

    /// <summary>Threads to train with on the CPU.</summary>
    /// <value>0 to 1024. The default value is 0: one a processor, at most 8.</value>
    public int Threads { get; set; }

    /// <summary>Told about every epoch, and a few times within one.</summary>
    /// <value>The default value is null.</value>
    public IProgress<DistillationProgress>? Progress { get; set; }

    /// <summary>
    /// Stops training: after at least one epoch, fitting returns the best encoder so far; before that it throws
    /// <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <value>The default value is none.</value>
    public CancellationToken CancellationToken { get; set; }

    internal DistillEmbOptions Clone()
    {
        var copy = new DistillEmbOptions
        {
            Corpus = Corpus,
            CorpusColumnName = CorpusColumnName,
            Output = Output,
            Head = Head,
            NormalizeHeads = NormalizeHeads,
            Architecture = Architecture,
            MaxWordLength = MaxWordLength,
            MinimumCharacterCount = MinimumCharacterCount,
            CharacterDropout = CharacterDropout,
            Epochs = Epochs,
            BatchSize = BatchSize,
            LearningRate = LearningRate,
            WeightDecay = WeightDecay,
            GradientClip = GradientClip,
            Temperature = Temperature,
            CosineWeight = CosineWeight,
            MiningPool = MiningPool,
            HardNegatives = HardNegatives,
            DevWords = DevWords,
            Seed = Seed,
            Threads = Threads,
            Progress = Progress,
            CancellationToken = CancellationToken,
        };
        foreach (Teacher teacher in Teachers) copy.Teachers.Add(teacher);
        return copy;
    }
}
