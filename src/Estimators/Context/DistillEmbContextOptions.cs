using Microsoft.ML;

namespace DistillEmb.MLNet;

/// <summary>How a context is learnt from sentences without labels, and which columns it reads and writes. All are checked when the estimator is made.</summary>
public sealed class DistillEmbContextOptions
{
    /// <summary>The distilled encoder that gives tokens their vectors. It stays as it is.</summary>
    /// <value>The default value is null, but one has to be given.</value>
    public DistillEmbEncoder? Encoder { get; set; }

    /// <summary>The column of tokens: a vector of text. Longer rows than 128 tokens are learnt from in pieces.</summary>
    /// <value>The default value is <c>Tokens</c>.</value>
    public string TokensColumnName { get; set; } = "Tokens";

    /// <summary>The column to write the states of the LSTM to: a vector of <see cref="float"/>.</summary>
    /// <value>The default value is <c>Features</c>.</value>
    public string OutputColumnName { get; set; } = "Features";

    /// <summary>What a row's tokens become.</summary>
    /// <value>The default value is <see cref="DistillEmbOutput.MinAverageMax"/>.</value>
    public DistillEmbOutput Output { get; set; } = DistillEmbOutput.MinAverageMax;

    /// <summary>Numbers of each direction of the LSTM. A tagger or classifier that starts from it has as many.</summary>
    /// <value>1 to 2048. The default value is 200.</value>
    public int HiddenSize { get; set; } = 200;

    /// <summary>The share of numbers that training sets to zero (dropout) in the vectors that the LSTM reads and gives.</summary>
    /// <value>0 to 0.9. The default value is 0.2.</value>
    public double Dropout { get; set; } = 0.2;

    /// <summary>The share of tokens that training hides: their vector is that of the empty word.</summary>
    /// <value>0 to 0.9. The default value is 0.1.</value>
    public double WordDropout { get; set; } = 0.1;

    /// <summary>Passes over the sentences, at most.</summary>
    /// <value>1 to 10000. The default value is 1, which suits some millions of tokens; of fewer tokens more passes.</value>
    public int Epochs { get; set; } = 1;

    /// <summary>Training ends when so many epochs in a row were no better on the validation sentences than the best one.</summary>
    /// <value>0 (all epochs are done) or more. The default value is 3.</value>
    public int Patience { get; set; } = 3;

    /// <summary>
    /// Sentences a step; their different words are those among which the next one is to be told. Memory grows with the square: a score takes 4 bytes
    /// a token and different word, several times over; about 20 MB with 64 sentences of 17 tokens.
    /// </summary>
    /// <value>1 to 1024. The default value is 64.</value>
    public int BatchSize { get; set; } = 64;

    /// <summary>The largest rate of AdamW. It rises over the first twentieth of the steps, and then falls along half a cosine to <see cref="FinalLearningRate"/> of it.</summary>
    /// <value>More than 0, at most 1. The default value is 0.003.</value>
    public double LearningRate { get; set; } = 0.003;

    /// <summary>The share of the rate that training ends with.</summary>
    /// <value>0 to 1. The default value is 0.05.</value>
    public double FinalLearningRate { get; set; } = 0.05;

    /// <summary>The weight decay of AdamW.</summary>
    /// <value>0 to 100. The default value is 0.01.</value>
    public double WeightDecay { get; set; } = 0.01;

    /// <summary>The norm to which the gradient of a step is clipped.</summary>
    /// <value>0 (no clipping) or more. The default value is 5.</value>
    public double GradientClip { get; set; } = 5;

    /// <summary>How the weights of the LSTM are stored.</summary>
    /// <value>The default value is <see cref="WeightPrecision.Int8"/>.</value>
    public WeightPrecision WeightPrecision { get; set; } = WeightPrecision.Int8;

    /// <summary>Sentences that choose the best epoch, with the columns of the training data. They are not trained on. Of more than 2,000 the first ones count.</summary>
    /// <value>The default value is null: a share of the training sentences, <see cref="ValidationShare"/>.</value>
    public IDataView? ValidationSet { get; set; }

    /// <summary>The share of the training sentences that chooses the best epoch, drawn by the seed, where there is no <see cref="ValidationSet"/>; 2,000 sentences at most.</summary>
    /// <value>0 (none: the last epoch is the best) to 0.5. The default value is 0.01.</value>
    public double ValidationShare { get; set; } = 0.01;

    /// <summary>The seed of everything random. With the same seed, machine and number of threads the result is the same.</summary>
    /// <value>The default value is null: the seed of the <see cref="MLContext"/>, or a random one where that has none.</value>
    public int? Seed { get; set; }

    /// <summary>Threads to train with on the CPU.</summary>
    /// <value>0 to 1024. The default value is 0: one a processor, at most 8.</value>
    public int Threads { get; set; }

    /// <summary>
    /// Told about every epoch, and often within one. The validation score is the mean reciprocal rank of the words that stand beside a
    /// token, by the states of the LSTM, among the different words of as many validation sentences as a step has.
    /// </summary>
    /// <value>The default value is null.</value>
    public IProgress<SentenceTrainingProgress>? Progress { get; set; }

    /// <summary>
    /// Stops training: fitting returns the best epoch that was complete, and within the first one what has been learnt so far; before the first step it
    /// throws <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <value>The default value is none.</value>
    public CancellationToken CancellationToken { get; set; }

    internal DistillEmbContextOptions Clone() => (DistillEmbContextOptions)MemberwiseClone();
}
