using System.ComponentModel.DataAnnotations;
using Microsoft.ML;

namespace DistillEmb.MLNet;

/// <summary>How an encoder is distilled, and what its transformer puts out. All are checked when the estimator is made.</summary>
public sealed partial class DistillEmbOptions
{
    /// <summary>The teachers; the encoder gets a head for each, in their order, or one for all (<see cref="HeadLayout"/>). Training uses the words that all of them hold.</summary>
    /// <value>
    /// 64 at most, with different names. Empty by default: then two are trained first, from the <see cref="Corpus"/>, one of words alone, named <c>word2vec</c>, and one of words
    /// with their n-grams, named <c>fasttext</c>; see <see cref="WordVectors"/>.
    /// </value>
    [Length(0, DistillEmbEncoder.MostHeads)]
    public IList<Teacher> Teachers { get; private set; } = [];

    /// <summary>How the teachers are trained where none are given. The n-grams are those of the second; the first has none.</summary>
    /// <value>The default value is null: the defaults of <see cref="WordVectorOptions"/>, and n-grams of 2 to 5 characters.</value>
    /// <remarks>
    /// With a <see cref="CheckpointPath"/> the trained teachers stay in two files beside it, with the names of the teachers at their ends, so that another distillation does not
    /// train them again. Cancellation is that of these options.
    /// </remarks>
    public WordVectorOptions? WordVectors { get; set; }

    /// <summary>The text that hard negatives are mined from.</summary>
    /// <value>The default value is null: the data that is fitted.</value>
    public IDataView? Corpus { get; set; }

    /// <summary>The column of <see cref="Corpus"/> that holds its tokens: text, or a vector of text.</summary>
    /// <value>The default value is null: the name of the input column.</value>
    public string? CorpusColumnName { get; set; }

    /// <summary>How the text was cut into the tokens that teachers and corpus are of. It changes nothing in training: the encoder keeps it (<see cref="DistillEmbEncoder.Tokenizer"/>), so that text can be cut alike for it.</summary>
    /// <value>The default value is null: not known, or that of <see cref="ContinueFrom"/>.</value>
    public TextTokenizer? Tokenizer { get; set; }

    /// <summary>What a row's tokens become in the transformer's output.</summary>
    /// <value>The default value is <see cref="DistillEmbOutput.MinAverageMax"/>.</value>
    public DistillEmbOutput Output { get; set; } = DistillEmbOutput.MinAverageMax;

    /// <summary>The name of the one head to put out: that of a teacher, or with <see cref="HeadLayout.Fused"/> the names of all, joined by <c>+</c>.</summary>
    /// <value>The default value is null: all heads, joined.</value>
    public string? Head { get; set; }

    /// <summary>How the output answers several teachers: by a part of the vector for each, by one for all, or by one for the teachers fused into one.</summary>
    /// <value>The default value is <see cref="HeadLayout.PerTeacher"/>.</value>
    public HeadLayout HeadLayout { get; set; } = HeadLayout.PerTeacher;

    /// <summary>Values in the one head of <see cref="HeadLayout.Fused"/>: principal directions of the joined teachers that are kept.</summary>
    /// <value>1 to 65536, and at most the teachers' dimensions together. The default value is null: the first teacher's dimension.</value>
    /// <remarks>See <see cref="TeacherVocabulary.Fuse"/>. The encoder knows how its teachers were fused: <see cref="RetrievalEvaluator"/> takes them as they are.</remarks>
    [Range(1, DistillEmbEncoder.LargestVectorSize)]
    public int? FusedDimension { get; set; }

    /// <summary>
    /// Whether each further teacher is rotated before training to lie as near to the first one as it can, for <see cref="HeadLayout.Shared"/>. The rotation
    /// is the orthogonal matrix that brings it there (orthogonal Procrustes, Schönemann 1966); all teachers need one dimension then. The one output of that layout
    /// is pulled to several spaces; with <see cref="HeadLayout.Fused"/> a rotation changes nothing, and is not done.
    /// </summary>
    /// <value>The default value is false.</value>
    /// <remarks>
    /// Training words alone decide the rotation. Heads answer the rotated vectors, which is also what exact words keep; see <see cref="TeacherVocabulary.Align"/>.
    /// The encoder knows that its teachers were rotated: <see cref="RetrievalEvaluator"/> takes them as they are.
    /// </remarks>
    public bool AlignTeachers { get; set; }

    /// <summary>Whether each head of a vector is scaled to length 1.</summary>
    /// <value>The default value is true.</value>
    public bool NormalizeHeads { get; set; } = true;

    /// <summary>
    /// Whether the teachers' vectors are scaled to length 1 before distances to them are measured. The triplet objective, Euclidean
    /// regression and the search for hard negatives measure distances; cosines, and so InfoNCE, don't see lengths.
    /// </summary>
    /// <value>The default value is true.</value>
    public bool NormalizeTeachers { get; set; } = true;

    /// <summary>
    /// An encoder whose weights training starts from, instead of random ones: of a related language whose teachers are better,
    /// or of the same one. It stays as it is.
    /// </summary>
    /// <remarks>
    /// <para>The result has its <see cref="Architecture"/>, <see cref="MaxWordLength"/> and <see cref="HeadLayout"/>, which are left at their
    /// defaults, or set to the same; anything else is an error. Weights that are stored rounded are read as they are.</para>
    /// <para>Heads are matched by the order of the teachers, whatever their names: the output of a teacher whose dimension is that of
    /// the encoder's head in its place goes on; for any other teacher the last layer starts anew at random, behind a network that goes on.</para>
    /// <para>All characters of the encoder stay, so that the result still reads the old language; but its vectors are those of the new
    /// teachers' space, in which no old word was trained, and weight decay shrinks what no new word uses. Characters of the new training
    /// words that the encoder lacks (<see cref="MinimumCharacterCount"/>) are added. They start where their parts put them: each part, such as the consonant or the
    /// vowel of an Ethiopic syllable, by the mean of the encoder's characters that have it; a character that shares no part with any
    /// starts as the unknown one. A little noise tells them apart.</para>
    /// <para>Its exact words are not taken over: <see cref="ExactWords"/> are the new teachers'. The learning rate rises and stays as it
    /// does from a random start.</para>
    /// </remarks>
    /// <value>The default value is null: a random start. <see cref="DistillEmbEncoder.Load(string)"/> reads one from a model.</value>
    public DistillEmbEncoder? ContinueFrom { get; set; }

    /// <summary>The shape of the network.</summary>
    /// <value>The default value is <see cref="EncoderArchitecture.Positional"/>, or that of <see cref="ContinueFrom"/>.</value>
    public EncoderArchitecture Architecture { get; set; } = EncoderArchitecture.Positional;

    /// <summary>
    /// How the encoder's weights are stored. Each epoch is judged by the encoder as it will be stored; training itself is in
    /// single precision.
    /// </summary>
    /// <value>The default value is <see cref="WeightPrecision.Int4"/>: a sixth of the size, and no loss that held-out words show.</value>
    public WeightPrecision WeightPrecision { get; set; } = WeightPrecision.Int4;

    /// <summary>
    /// How many words keep their teachers' vectors in the encoder, in 8 bits, the network serving all others. They are those
    /// that occur most often in the corpus; among equally frequent ones, or where there is no corpus, the first of the first teacher.
    /// </summary>
    /// <remarks>
    /// A word takes a byte a value and some ten more for its spelling: with two teachers of 100 dimensions, 10,000 words make
    /// the file 2 MB larger. Only words of <see cref="WordSubset.Train"/> are kept, so that figures on held-out words are
    /// still the network's. Both kinds of vectors are of one space: heads have length 1 or, where they are not scaled
    /// (<see cref="NormalizeHeads"/>), the network's mean length over the training words. A part that several teachers share
    /// has the direction of the mean of their vectors of length 1. Neighbours in a list of both kinds tend to be of the query's
    /// kind: the network leaves out what cannot be told from letters. A word is found as a whole, up to 128 characters, however it
    /// is written in Unicode; case counts. Where there are fewer such words, all of them are kept.
    /// </remarks>
    /// <value>0 (none) to 1000000. The default value is 0.</value>
    [Range(0, Encoder.ExactWords.MostWords)]
    public int ExactWords { get; set; }

    /// <summary>
    /// By how much frequent words are trained on more often. Each word of a batch is drawn with a chance in proportion to
    /// (count + 1) to this power, count being how often the corpus has it; where there is none, the nth word of the first teacher counts as one that occurs 1/n as often as the first. The words of a batch differ; an epoch has as many
    /// steps as ever, but some words come several times in it and others in none.
    /// </summary>
    /// <value>0 (every word once an epoch) to 2. The default value is 0.</value>
    [Range(0d, 2d)]
    public double FrequencyWeight { get; set; }

    /// <summary>Characters of a word that are read; what follows them is ignored.</summary>
    /// <value>4 to 64. The default value is null: the <see cref="EncoderArchitecture.UsualWordLength">usual length</see> of the <see cref="Architecture"/>, or that of <see cref="ContinueFrom"/>.</value>
    [Range(4, DistillEmbEncoder.LongestWord)]
    public int? MaxWordLength { get; set; }

    /// <summary>In how many training words a character has to occur to get a row of its own; rarer ones are the unknown character.</summary>
    /// <value>1 or more. The default value is 2.</value>
    [Range(1, int.MaxValue)]
    public int MinimumCharacterCount { get; set; } = 2;

    /// <summary>The share of characters that training replaces by the unknown character, so that this one is trained too.</summary>
    /// <value>0 to 0.5. The default value is 0.01.</value>
    [Range(0d, 0.5)]
    public double CharacterDropout { get; set; } = 0.01;

    /// <summary>The share of a word's n-grams that training leaves out, where the architecture has a bag of them.</summary>
    /// <value>0 to 0.9. The default value is 0.3.</value>
    [Range(0d, 0.9)]
    public double NgramDropout { get; set; } = 0.3;

    /// <summary>Passes over the training words, or as many words as they are where they are drawn (<see cref="FrequencyWeight"/>).</summary>
    /// <value>1 to 10000. The default value is 30.</value>
    [Range(1, 10_000)]
    public int Epochs { get; set; } = 30;

    /// <summary>Words a step. Each is a negative of all others.</summary>
    /// <value>2 to 16384; with fewer than 10,000 teacher words, 128 is better. The default value is 512.</value>
    [Range(2, 16_384)]
    public int BatchSize { get; set; } = 512;

    /// <summary>
    /// The largest rate of AdamW. It rises over the first twentieth of the steps, and then falls along half a cosine to
    /// <see cref="FinalLearningRate"/> of it, step by step.
    /// </summary>
    /// <value>More than 0, at most 1. The default value is 0.003.</value>
    [Range(0d, 1d, MinimumIsExclusive = true)]
    public double LearningRate { get; set; } = 0.003;

    /// <summary>The share of <see cref="LearningRate"/> that training ends with.</summary>
    /// <value>0 to 1. The default value is 1: the rate stays.</value>
    [Range(0d, 1d)]
    public double FinalLearningRate { get; set; } = 1;

    /// <summary>
    /// Whether the encoder is the average of the weights over about the last quarter of the steps, rather than those of the last
    /// step. It generalises better, and needs no falling rate.
    /// </summary>
    /// <value>The default value is true.</value>
    public bool AverageWeights { get; set; } = true;

    /// <summary>The weight decay of AdamW.</summary>
    /// <value>0 to 100. The default value is 1: far more than usual, so that words are not learnt by heart.</value>
    [Range(0d, 100d)]
    public double WeightDecay { get; set; } = 1;

    /// <summary>The norm to which the gradient of a step is clipped.</summary>
    /// <value>0 (no clipping) or more. The default value is 1.</value>
    [Range(0d, double.MaxValue)]
    public double GradientClip { get; set; } = 1;

    /// <summary>What training makes small.</summary>
    /// <value>The default value is <see cref="DistillationObjective.InfoNce"/>.</value>
    public DistillationObjective Objective { get; set; } = DistillationObjective.InfoNce;

    /// <summary>The temperature of InfoNCE and of neighbourhoods: cosines are divided by it.</summary>
    /// <value>0.001 to 10. The default value is 0.07.</value>
    [Range(0.001, 10d)]
    public double Temperature { get; set; } = 0.07;

    /// <summary>The weight of the cosine term, 1 - cosine of a word's vector with its teacher's, beside InfoNCE or neighbourhoods.</summary>
    /// <value>0 to 1000. The default value is 10. Less ranks better, more lies nearer.</value>
    [Range(0d, 1000d)]
    public double CosineWeight { get; set; } = 10;

    /// <summary>By how much the distance to a hard negative is to exceed that to the word's own teacher vector in the triplet objective.</summary>
    /// <value>0 to 1000. The default value is 1.</value>
    [Range(0d, 1000d)]
    public double TripletMargin { get; set; } = 1;

    /// <summary>Where hard negatives are searched: words beyond the batch and the queue that are near to a word.</summary>
    /// <value>The default value is <see cref="NegativeMining.None"/>: beside <see cref="QueuedNegatives"/>, none that were found in the corpus ranked held-out words better.</value>
    public NegativeMining Mining { get; set; } = NegativeMining.None;

    /// <summary>Hard negatives a word: the words of its window that are nearest to it in the joined teacher space. Without mining there are none.</summary>
    /// <value>1 to 64. The default value is 1.</value>
    [Range(1, 64)]
    public int HardNegatives { get; set; } = 1;

    /// <summary>
    /// Words of the batches before, in the same epoch, that are negatives too, the latest ones. This is a queue, as He et al. 2020 have
    /// it; as teachers' vectors don't change, nothing in it grows old.
    /// </summary>
    /// <value>0 (none) to 65536. The default value is 4096.</value>
    [Range(0, 65_536)]
    public int QueuedNegatives { get; set; } = 4096;

    /// <summary>Dev words that an epoch is judged by, the most frequent ones.</summary>
    /// <value>0 (all) or more. The default value is 2000.</value>
    [Range(0, int.MaxValue)]
    public int DevWords { get; set; } = 2000;

    /// <summary>The seed of everything random. With the same seed, machine and number of threads the result is the same, on a CPU. (A GPU adds in an order of its own: there the last bits may differ.)</summary>
    /// <value>The default value is null: the seed of the <see cref="MLContext"/>, or a random one where that has none.</value>
    public int? Seed { get; set; }

    /// <summary>Threads to train with on the CPU.</summary>
    /// <value>0 (one a processor, at most 8) to 1024. The default value is 0.</value>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>
    /// A file that training writes after every epoch, and that it goes on from where the file is there. The result of a run that
    /// was cancelled, killed or cut off from power, and then started again, has the same bytes as that of one that was not.
    /// </summary>
    /// <value>The default value is null: none. A file in a folder that exists; each estimator needs its own.</value>
    /// <remarks>
    /// <para>Start again with the same options, data, number of threads, package versions and kind of processor; otherwise fitting
    /// throws, names every difference, and leaves the file as it is. Teachers and corpus are compared by what is in them. Without a
    /// <see cref="Seed"/>, the seed of the first start is taken. Columns, <see cref="Output"/>, <see cref="Head"/>,
    /// <see cref="Progress"/> and <see cref="CancellationToken"/> may change; and <see cref="LearningRate"/> may be lower, for a training that
    /// diverged: it counts from the next epoch on. On a GPU the bytes may differ.</para>
    /// <para>The file is deleted when the model of all epochs is safely in a file, by
    /// <see cref="ModelSavingExtensions.SaveAtomically"/>. Until then the same call gives that model again, at once; whoever saves it otherwise deletes
    /// the checkpoint too. After a cancellation the same call continues. The file is written beside the old one and moved, so that there is
    /// always a whole one; its size is some four times that of the weights in single precision. An epoch whose checkpoint cannot be
    /// written is told in the log as a warning, and training continues. While it trains, an estimator holds the file: a second one with the same path throws.</para>
    /// </remarks>
    public string? CheckpointPath { get; set; }

    /// <summary>Told about every epoch, and a few times within one.</summary>
    /// <value>The default value is null.</value>
    public IProgress<DistillationProgress>? Progress { get; set; }

    /// <summary>
    /// Stops training: after at least one epoch, fitting returns the best encoder so far; before that it throws
    /// <see cref="OperationCanceledException"/>. With a <see cref="CheckpointPath"/>, the same call later continues.
    /// </summary>
    /// <value>The default value is none.</value>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Whether training looks into a corpus.</summary>
    internal bool NeedsCorpus => Mining != NegativeMining.None || FrequencyWeight > 0 || ExactWords > 0;

    internal DistillEmbOptions Clone()
    {
        var copy = (DistillEmbOptions)MemberwiseClone();
        copy.Teachers = [.. Teachers];
        copy.WordVectors = WordVectors?.Clone();
        return copy;
    }
}
