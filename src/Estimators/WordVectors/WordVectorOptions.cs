using System.ComponentModel.DataAnnotations;

namespace DistillEmb.MLNet;

/// <summary>How word vectors are trained from a corpus: skip-gram with negative sampling, of words or of words and their n-grams. All options are checked before the corpus is read.</summary>
/// <remarks>T. Mikolov et al., "Distributed Representations of Words and Phrases and their Compositionality", 2013; P. Bojanowski et al., "Enriching Word Vectors with Subword Information", 2017 (fastText).</remarks>
public sealed partial class WordVectorOptions
{
    /// <summary>The most that <see cref="Dimension"/> can be.</summary>
    internal const int LargestDimension = 4096;

    private const int ShortestUsual = 5;
    private const int LongestUsual = 30;

    /// <summary>How the text of a corpus in files stands there.</summary>
    /// <value>The default value is null: as its first megabyte shows; where that is not plain, it is asked for.</value>
    public CorpusForm? Form { get; set; }

    /// <summary>How raw text of a corpus in files is cut into tokens.</summary>
    /// <value>The default value is null: <see cref="TextTokenizer.Default"/>.</value>
    public TextTokenizer? Tokenizer { get; set; }

    /// <summary>Values in a vector.</summary>
    /// <value>1 to 4096. The default value is 100.</value>
    [Range(1, LargestDimension)]
    public int Dimension { get; set; } = 100;

    /// <summary>
    /// Characters of the shortest n-gram of <c>&lt;word&gt;</c> that has a vector of its own. A word's vector is then the mean of its own and of those of its n-grams, as in
    /// fastText's model; without n-grams it is its own, as in word2vec's.
    /// </summary>
    /// <value>0 to 64; 0 for words alone, and then <see cref="LongestNgram"/> is 0 too. The default value is 0.</value>
    [Range(0, 64)]
    public int ShortestNgram { get; set; }

    /// <summary>Characters of the longest n-gram.</summary>
    /// <value>0 to 64, and at least <see cref="ShortestNgram"/>. The default value is 0.</value>
    [Range(0, 64)]
    public int LongestNgram { get; set; }

    /// <summary>Vectors of n-grams, at most. Where the words have no more different n-grams than that, each has its own; else n-grams share vectors by fastText's hash.</summary>
    /// <value>1 to 100000000. The default value is 2000000.</value>
    [Range(1, 100_000_000)]
    public int Buckets { get; set; } = 2_000_000;

    /// <summary>How often a word has to occur. Tokens of rarer words are left out, and those on both sides of one stand side by side.</summary>
    /// <value>1 to 1000000. The default value is null: 5, of a corpus of less than 5 million tokens 3, and of less than 1 million 2.</value>
    [Range(1, 1_000_000)]
    public int? MinimumCount { get; set; }

    /// <summary>How often the corpus is trained on.</summary>
    /// <value>1 to 10000. The default value is null: 5 of a corpus of 7 million tokens or more, 11 of one million, 30 of 80,000 or fewer, and between these in proportion to the power -0.4 of the tokens.</value>
    /// <remarks>A small corpus needs to be seen more often, but not without end.</remarks>
    [Range(1, 10_000)]
    public int? Epochs { get; set; }

    /// <summary>Tokens on either side of a word that it is trained to predict, at most: for each token, chance decides how many, from 1.</summary>
    /// <value>1 to 100. The default value is 5.</value>
    [Range(1, 100)]
    public int Window { get; set; } = 5;

    /// <summary>Words that are drawn at random for each pair of words, and trained to be told from the one that stands there. Five are fastest.</summary>
    /// <value>1 to 100. The default value is 5.</value>
    [Range(1, 100)]
    public int Negatives { get; set; } = 5;

    /// <summary>Words are drawn as negatives with a chance in proportion to their count to this power: fastText's is 0.5, word2vec's 0.75.</summary>
    /// <value>0 to 1. The default value is 0.5.</value>
    [Range(0d, 1d)]
    public double NegativePower { get; set; } = 0.5;

    /// <summary>
    /// The threshold t above which frequent words are passed over now and then: a token whose word makes up the share f of the corpus is kept with
    /// a chance of sqrt(t / f) + t / f.
    /// </summary>
    /// <value>0 (all tokens are kept) to 1. The default value is 0.0001.</value>
    [Range(0d, 1d)]
    public double Subsampling { get; set; } = 0.0001;

    /// <summary>The learning rate of the first token; from there it falls evenly to 0 at the last.</summary>
    /// <value>More than 0, at most 1. The default value is 0.05.</value>
    [Range(0d, 1d, MinimumIsExclusive = true)]
    public double LearningRate { get; set; } = 0.05;

    /// <summary>
    /// The share of lines that is not trained on but scored after every epoch, so that overfitting shows: where their loss has risen, training ends, with the vectors of the epoch before.
    /// Of a large corpus it is less: lines of some 100,000 tokens are enough.
    /// </summary>
    /// <value>0 (none, and all epochs are trained) to 0.5. The default value is 0.</value>
    [Range(0d, 0.5)]
    public double HeldOutShare { get; set; }

    /// <summary>The seed of all random numbers. The same seed gives the same vectors, whatever <see cref="Threads"/> is.</summary>
    /// <value>The default value is 1.</value>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// Threads that work on one set of vectors: one trains, the others prepare what it trains on. More than 2 bring nothing.
    /// </summary>
    /// <value>1 to 64. The default value is 2.</value>
    [Range(1, 64)]
    public int Threads { get; set; } = 2;

    /// <summary>Megabytes that different words may take while they are counted; where there are more, they are put into temporary files and counted to the end there.</summary>
    /// <value>1 to 1000. The default value is 500.</value>
    [Range(1, 1000)]
    public int CountingMegabytes { get; set; } = 500;

    /// <summary>The folder of temporary files: the numbers of the corpus's tokens, some two bytes each, words that are counted, and a corpus that comes through a pipe, packed. They are deleted in the end.</summary>
    /// <value>The default value is null: the system's folder of temporary files.</value>
    public string? TemporaryFolderPath { get; set; }

    /// <summary>
    /// A file that keeps the state of the training after every epoch, every ten minutes, and when it is cancelled. Where it is there, training goes on from it, to the same vectors, and where that training was complete, its vectors are there at once.
    /// </summary>
    /// <value>The default value is null: none.</value>
    public string? CheckpointPath { get; set; }

    /// <summary>Is told how far training has come, about twice a second.</summary>
    /// <value>The default value is null.</value>
    public IProgress<WordVectorProgress>? Progress { get; set; }

    /// <summary>Stops the training. After at least one epoch the vectors are kept as they are then.</summary>
    /// <value>The default value is none.</value>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>The epochs of a corpus.</summary>
    internal int EpochsFor(CorpusCensus census)
    {
        const double Small = 80_000;
        const double Power = -0.4;
        return Epochs ?? Math.Clamp((int)Math.Round(LongestUsual * Math.Pow(Math.Max(1, census.Tokens) / Small, Power)), ShortestUsual, LongestUsual);
    }

    /// <summary>How often a word of a corpus has to occur.</summary>
    /// <param name="tokens">Tokens of the corpus.</param>
    internal int MinimumCountFor(long tokens) => MinimumCount ?? (tokens < 1_000_000 ? 2 : tokens < 5_000_000 ? 3 : 5);

    /// <summary>A copy, for what is checked not to be changed.</summary>
    internal WordVectorOptions Clone() => (WordVectorOptions)MemberwiseClone();
}
