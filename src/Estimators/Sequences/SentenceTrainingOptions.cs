using System.ComponentModel.DataAnnotations;
using DistillEmb.Limits;
using DistillEmb.MLNet.Limits;
using DistillEmb.Sequences;
using Microsoft.ML;

namespace DistillEmb.MLNet;

/// <summary>How a network that reads rows of tokens is trained: an encoder's vectors, and a bidirectional LSTM over them.</summary>
public abstract class SentenceTrainingOptions
{
    private protected SentenceTrainingOptions()
    {
    }

    /// <summary>
    /// The distilled encoder that training starts from: <see cref="DistillEmbTransformer.Encoder"/> of a fitted transformer, or
    /// <see cref="DistillEmbEncoder.Load(string)"/> of a saved one. It stays as it is: what is trained is a copy.
    /// </summary>
    /// <remarks>
    /// A copy that is trained keeps its architecture, characters and heads, but not its exact words, which training could not
    /// change; a frozen one keeps them.
    /// </remarks>
    /// <value>The default value is null: an encoder with random weights, whose characters are those of the training tokens.</value>
    public DistillEmbEncoder? Encoder { get; set; }

    /// <summary>The shape of an encoder that starts at random; one that is given has its own.</summary>
    /// <value>The default value is <see cref="EncoderArchitecture.Positional"/>.</value>
    public EncoderArchitecture Architecture { get; set; } = EncoderArchitecture.Positional;

    /// <summary>Dimension of a vector of an encoder that starts at random.</summary>
    /// <value>1 to 4096. The default value is 100.</value>
    [Range(1, 4096)]
    public int VectorSize { get; set; } = 100;

    /// <summary>In how many different training tokens a character has to occur to be known to an encoder that starts at random.</summary>
    /// <value>1 or more. The default value is 2.</value>
    [Range(1, int.MaxValue)]
    public int MinimumCharacterCount { get; set; } = 2;

    /// <summary>Whether the encoder stays as it is, and what stands on it is trained alone: several times as fast.</summary>
    /// <value>The default value is false: both are trained together. True needs an <see cref="Encoder"/>.</value>
    public bool FreezeEncoder { get; set; }

    /// <summary>Hidden units of each direction of the LSTM.</summary>
    /// <value>1 to 2048. The default value is 100.</value>
    [Range(1, BilstmShape.LargestHiddenSize)]
    public int HiddenSize { get; set; } = 100;

    /// <summary>Layers of the LSTM.</summary>
    /// <value>1 to 8. The default value is 1.</value>
    [Range(1, BilstmShape.MostLayers)]
    public int Layers { get; set; } = 1;

    /// <summary>How many of the most frequent training words have a vector of their own beside the encoder's.</summary>
    /// <value>0 (none) to 1000000. The default value is 0.</value>
    [Range(0, FrequentWords.MostWords)]
    public int WordTableSize { get; set; }

    /// <summary>How often a word has to occur in the training data to be in the table of frequent words.</summary>
    /// <value>1 or more. The default value is 2.</value>
    [Range(1, int.MaxValue)]
    public int WordTableMinimumCount { get; set; } = 2;

    /// <summary>Dimension of a vector of the table of frequent words.</summary>
    /// <value>1 to 4096. The default value is 50.</value>
    [Range(1, SentenceShape.LargestTableSize)]
    public int WordVectorSize { get; set; } = 50;

    /// <summary>The share of values that training sets to zero (dropout) in the vectors that the LSTM reads and gives.</summary>
    /// <value>0 to 0.9. The default value is 0.5.</value>
    [Range(0d, 0.9)]
    public double Dropout { get; set; } = 0.5;

    /// <summary>The share of tokens that training hides: their vector is that of the empty word.</summary>
    /// <value>0 to 0.9. The default value is 0.15.</value>
    [Range(0d, 0.9)]
    public double WordDropout { get; set; } = 0.15;

    /// <summary>The share of characters that training replaces by the unknown character, where the encoder is trained.</summary>
    /// <value>0 to 0.5. The default value is 0.01.</value>
    [Range(0d, 0.5)]
    public double CharacterDropout { get; set; } = 0.01;

    /// <summary>The share of a word's n-grams that training leaves out, where the encoder is trained and has a bag of them.</summary>
    /// <value>0 to 0.9. The default value is 0.5.</value>
    [Range(0d, 0.9)]
    public double NgramDropout { get; set; } = 0.5;

    /// <summary>Passes over the training rows, at most.</summary>
    /// <value>1 to 10000. The default value is 30.</value>
    [Range(1, 10_000)]
    public int Epochs { get; set; } = 30;

    /// <summary>Training ends when so many epochs in a row were no better on the validation rows than the best one.</summary>
    /// <value>0 (all epochs are done) or more. The default value is 10.</value>
    [Range(0, int.MaxValue)]
    public int Patience { get; set; } = 10;

    /// <summary>Rows a step.</summary>
    /// <value>1 to 16384. The default value is 16.</value>
    [Range(1, 16_384)]
    public int BatchSize { get; set; } = 16;

    /// <summary>
    /// The largest rate of AdamW for all but the encoder. It rises over the first twentieth of the steps, and then falls along half
    /// a cosine to <see cref="FinalLearningRate"/> of it; that of the encoder likewise.
    /// </summary>
    /// <value>More than 0, at most 1. The default value is 0.003.</value>
    [Range(0d, 1d, MinimumIsExclusive = true)]
    public double LearningRate { get; set; } = 0.003;

    /// <summary>The largest rate of AdamW for the encoder.</summary>
    /// <value>More than 0, at most 1. The default value is null: 0.0003 for one that is given, <see cref="LearningRate"/> for one that starts at random.</value>
    [Range(0d, 1d, MinimumIsExclusive = true)]
    public double? EncoderLearningRate { get; set; }

    /// <summary>The share of the rates that training ends with.</summary>
    /// <value>0 to 1. The default value is 0.05.</value>
    [Range(0d, 1d)]
    public double FinalLearningRate { get; set; } = 0.05;

    /// <summary>The weight decay of AdamW.</summary>
    /// <value>0 to 100. The default value is 0.01.</value>
    [Range(0d, 100d)]
    public double WeightDecay { get; set; } = 0.01;

    /// <summary>The norm to which the gradient of a step is clipped.</summary>
    /// <value>0 (no clipping) or more. The default value is 5.</value>
    [Range(0d, double.MaxValue)]
    public double GradientClip { get; set; } = 5;

    /// <summary>Whether the model has the average of the weights over about the last quarter of the steps, rather than those of the last step.</summary>
    /// <value>The default value is false.</value>
    public bool AverageWeights { get; set; }

    /// <summary>How the weights are stored; each epoch is judged by the model as it will be stored. A frozen encoder keeps its own precision.</summary>
    /// <value>The default value is <see cref="WeightPrecision.Int8"/>.</value>
    public WeightPrecision WeightPrecision { get; set; } = WeightPrecision.Int8;

    /// <summary>Rows that choose the best epoch, with the columns of the training data. They are not trained on.</summary>
    /// <value>The default value is null: a share of the training rows, <see cref="ValidationShare"/>.</value>
    public IDataView? ValidationSet { get; set; }

    /// <summary>The share of the training rows that chooses the best epoch, drawn by the seed, where there is no <see cref="ValidationSet"/>.</summary>
    /// <remarks>
    /// Rows of the same tokens, whatever their labels and however they are written in Unicode, are all drawn or none, so that no row is validated on that was
    /// trained on. The share is as near to the one asked for as they allow.
    /// </remarks>
    /// <value>0 (none: the last epoch is the best) to 0.5. The default value is 0.1.</value>
    [Range(0d, 0.5)]
    public double ValidationShare { get; set; } = 0.1;

    /// <summary>The seed of everything random. With the same seed, machine and number of threads the result is the same, on a CPU. (A GPU adds in an order of its own: there the last bits may differ.)</summary>
    /// <value>The default value is null: the seed of the <see cref="MLContext"/>, or a random one where that has none.</value>
    public int? Seed { get; set; }

    /// <summary>Threads to train with on the CPU.</summary>
    /// <value>0 (one a processor, at most 8) to 1024. The default value is 0.</value>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>
    /// A file that training writes after every epoch, and that it goes on from where the file is there. A training that was stopped or killed and is started again with the same
    /// options, data, threads, package versions and kind of processor gives the same bytes as one that was not; see <see cref="DistillEmbOptions.CheckpointPath"/>.
    /// </summary>
    /// <remarks>
    /// <see cref="ModelSavingExtensions.SaveAtomically"/> deletes it when the model of a training that is complete is saved. Learning rates may be lowered in between; whatever else differs is told, and nothing is
    /// trained.
    /// </remarks>
    /// <value>The default value is null: none.</value>
    public string? CheckpointPath { get; set; }

    /// <summary>Told about every epoch, and within one at least a few times and about every hundred steps.</summary>
    /// <value>The default value is null.</value>
    public IProgress<SentenceTrainingProgress>? Progress { get; set; }

    /// <summary>
    /// Stops training: after at least one epoch, fitting returns the best model so far; before that it throws
    /// <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <value>The default value is none.</value>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Checks all options, and names everything that is wrong at once.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    internal void Check() => OptionCheck.ThrowIfAny(GetType().Name, [.. OptionLimits.FaultsOf(this), .. FaultsOfRules()]);

    /// <summary>What options have to be together; a sentence for each rule that is broken.</summary>
    private protected virtual IEnumerable<string?> FaultsOfRules()
    {
        if (FreezeEncoder && Encoder is null) yield return $"{nameof(FreezeEncoder)} is true but {nameof(Encoder)} is null; an encoder that starts at random has to be trained.";
    }

    /// <summary>What is wrong with two columns of one name; null where the names differ or one is missing.</summary>
    private protected static string? Same(string first, string? firstName, string second, string? secondName) =>
        string.IsNullOrEmpty(firstName) || firstName != secondName ? null : $"{first} and {second} are both '{firstName}'; they must differ.";
}
