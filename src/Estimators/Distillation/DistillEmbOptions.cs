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

    /// <summary>How the output answers several teachers.</summary>
    /// <value>The default value is <see cref="HeadLayout.PerTeacher"/>.</value>
    public HeadLayout HeadLayout { get; set; } = HeadLayout.PerTeacher;

    /// <summary>Whether each head of a vector is scaled to length 1.</summary>
    /// <value>The default value is true.</value>
    public bool NormalizeHeads { get; set; } = true;

    /// <summary>
    /// Whether the teachers' vectors are scaled to length 1 before distances to them are measured, by the triplet objective
    /// and in the search for hard negatives. Cosines, and so InfoNCE, don't see lengths.
    /// </summary>
    /// <value>The default value is true.</value>
    public bool NormalizeTeachers { get; set; } = true;

    /// <summary>The shape of the network.</summary>
    /// <value>The default value is <see cref="EncoderArchitecture.Positional"/>.</value>
    public EncoderArchitecture Architecture { get; set; } = EncoderArchitecture.Positional;

    /// <summary>
    /// How the encoder's weights are stored. Each epoch is judged by the encoder as it will be stored; training itself is in
    /// single precision.
    /// </summary>
    /// <value>The default value is <see cref="WeightPrecision.Float32"/>.</value>
    public WeightPrecision WeightPrecision { get; set; } = WeightPrecision.Float32;

    /// <summary>
    /// How many words keep their teachers' vectors in the encoder, in 8 bits, the network serving all others. They are those
    /// that occur most often in the corpus; among equally frequent ones, the first of the first teacher.
    /// </summary>
    /// <remarks>
    /// A word takes a byte a number and some ten more for its spelling: with two teachers of 100 dimensions, 10,000 words make
    /// the file 2 MB larger. Only words of <see cref="WordSubset.Train"/> are kept, so that figures on held-out words are
    /// still the network's. Both kinds of vectors are of one space: heads have length 1 or, where they are not scaled
    /// (<see cref="NormalizeHeads"/>), the network's mean length over the training words. A part that several teachers share
    /// has the direction of the mean of their vectors of length 1. Neighbours in a list of both kinds tend to be of the query's
    /// kind: the network leaves out what cannot be told from letters. A word is found as a whole, up to 128 characters, however it
    /// is written in Unicode; case counts. Where there are fewer such words, all of them are kept.
    /// </remarks>
    /// <value>0 (none) to 1000000. The default value is 0.</value>
    public int ExactWords { get; set; }

    /// <summary>Characters of a word that are read; what follows them is ignored.</summary>
    /// <value>4 to 64. The default value is null: the architecture's <see cref="EncoderArchitecture.UsualWordLength"/>.</value>
    public int? MaxWordLength { get; set; }

    /// <summary>In how many training words a character has to occur to get a row of its own; rarer ones are the unknown character.</summary>
    /// <value>1 or more. The default value is 2.</value>
    public int MinimumCharacterCount { get; set; } = 2;

    /// <summary>The share of characters that training replaces by the unknown character, so that this one is trained too.</summary>
    /// <value>0 to 0.5. The default value is 0.01.</value>
    public double CharacterDropout { get; set; } = 0.01;

    /// <summary>The share of the network's features that training sets to zero (dropout).</summary>
    /// <value>0 to 0.9. The default value is 0.</value>
    public double FeatureDropout { get; set; }

    /// <summary>The share of a word's n-grams that training leaves out, where the architecture has a bag of them.</summary>
    /// <value>0 to 0.9. The default value is 0.3.</value>
    public double NgramDropout { get; set; } = 0.3;

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
    /// <value>0 (no clipping) or more. The default value is 1.</value>
    public double GradientClip { get; set; } = 1;

    /// <summary>What training makes small.</summary>
    /// <value>The default value is <see cref="DistillationObjective.InfoNce"/>.</value>
    public DistillationObjective Objective { get; set; } = DistillationObjective.InfoNce;

    /// <summary>The temperature of InfoNCE: cosines are divided by it.</summary>
    /// <value>0.001 to 10. The default value is 0.07.</value>
    public double Temperature { get; set; } = 0.07;

    /// <summary>The weight of the cosine term, 1 - cosine of a word's vector with its teacher's, beside InfoNCE.</summary>
    /// <value>0 to 1000. The default value is 4.</value>
    public double CosineWeight { get; set; } = 4;

    /// <summary>By how much the distance to a hard negative is to exceed that to the word's own teacher vector in the triplet objective.</summary>
    /// <value>0 to 1000. The default value is 1.</value>
    public double TripletMargin { get; set; } = 1;

    /// <summary>Where hard negatives are searched.</summary>
    /// <value>The default value is <see cref="NegativeMining.Pool"/>.</value>
    public NegativeMining Mining { get; set; } = NegativeMining.Pool;

    /// <summary>Tokens of the corpus, in windows of 32, among which the hard negatives of a batch are searched by <see cref="NegativeMining.Pool"/>.</summary>
    /// <value>0 (no mining) to 65536. The default value is 4096.</value>
    public int MiningPool { get; set; } = 4096;

    /// <summary>Hard negatives a word: the words of the pool or window that are nearest to it in the joined teacher space.</summary>
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

    /// <summary>
    /// The recipe of the published method: its network, one output for all teachers' vectors as they are, the triplet objective with margin 1 and
    /// the nearest word of a random window of 32 tokens as negative, AdamW at 0.001, batches of 64, 16 epochs.
    /// </summary>
    /// <param name="architecture">The published network; null for <see cref="EncoderArchitecture.Small"/>.</param>
    /// <remarks>
    /// Differs from the published program where that is faulty: unknown characters have a symbol of their own, the rate
    /// follows the steps rather than the epochs, the best epoch is chosen by dev words, and the same seed gives the same result.
    /// </remarks>
    public static DistillEmbOptions Published(PublishedArchitecture? architecture = null) => new()
    {
        Architecture = architecture ?? EncoderArchitecture.Small,
        HeadLayout = HeadLayout.Shared,
        NormalizeTeachers = false,
        Objective = DistillationObjective.Triplet,
        TripletMargin = 1,
        Mining = NegativeMining.Window,
        HardNegatives = 1,
        BatchSize = 64,
        Epochs = 16,
        LearningRate = 0.001,
        WeightDecay = 0.01,
        GradientClip = 0,
        CharacterDropout = 0,
    };

    internal DistillEmbOptions Clone()
    {
        var copy = new DistillEmbOptions
        {
            Corpus = Corpus,
            CorpusColumnName = CorpusColumnName,
            Output = Output,
            Head = Head,
            HeadLayout = HeadLayout,
            NormalizeHeads = NormalizeHeads,
            NormalizeTeachers = NormalizeTeachers,
            Architecture = Architecture,
            WeightPrecision = WeightPrecision,
            ExactWords = ExactWords,
            MaxWordLength = MaxWordLength,
            MinimumCharacterCount = MinimumCharacterCount,
            CharacterDropout = CharacterDropout,
            FeatureDropout = FeatureDropout,
            NgramDropout = NgramDropout,
            Epochs = Epochs,
            BatchSize = BatchSize,
            LearningRate = LearningRate,
            WeightDecay = WeightDecay,
            GradientClip = GradientClip,
            Objective = Objective,
            Temperature = Temperature,
            CosineWeight = CosineWeight,
            TripletMargin = TripletMargin,
            Mining = Mining,
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
