using System.ComponentModel.DataAnnotations;
using DistillEmb.Encoder;
using DistillEmb.Limits;
using DistillEmb.MLNet.Limits;
using DistillEmb.Pooling;
using Microsoft.ML;

namespace DistillEmb.MLNet;

/// <summary>
/// How an encoder is applied, and what is learnt of the data for the average of a row. All are checked when the estimator is made, and everything
/// wrong is named at once.
/// </summary>
public sealed class ApplyDistillEmbOptions
{
    /// <summary>The column to write: a vector of <see cref="float"/>.</summary>
    /// <value>The default value is <c>Features</c>.</value>
    public string OutputColumnName { get; set; } = "Features";

    /// <summary>The column of tokens to read: text, or a vector of text.</summary>
    /// <value>The default value is null: <see cref="OutputColumnName"/>, whose place is taken.</value>
    public string? InputColumnName { get; set; }

    /// <summary>The encoder, for instance that of a fitted <see cref="DistillEmbTransformer"/>.</summary>
    /// <value>The default value is null: <see cref="ModelFile"/> has it. One of the two must be given.</value>
    public DistillEmbEncoder? Encoder { get; set; }

    /// <summary>
    /// The path of a <c>.zip</c> that <c>mlContext.Model.Save</c> wrote, with a DistillEmb transformer in it. Its encoder is taken, not what that transformer
    /// learnt for averages.
    /// </summary>
    /// <value>The default value is null: <see cref="Encoder"/> is given.</value>
    public string? ModelFile { get; set; }

    /// <summary>What a row's tokens become.</summary>
    /// <value>The default value is <see cref="DistillEmbOutput.MinAverageMax"/>.</value>
    public DistillEmbOutput Output { get; set; } = DistillEmbOutput.MinAverageMax;

    /// <summary>The name of the one head to put out.</summary>
    /// <value>The default value is null: all heads joined.</value>
    public string? Head { get; set; }

    /// <summary>How much memory may hold the vectors of the words seen last, in megabytes; see <see cref="DistillEmbTransformer.CacheMegabytes"/>.</summary>
    /// <value>0 (none) to 4096. The default value is 32.</value>
    [Range(0, WordVectorCache.LargestMegabytes)]
    public int CacheMegabytes { get; set; } = DistillEmbTransformer.DefaultCacheMegabytes;

    /// <summary>
    /// How much a token counts in the average, learnt by one pass over the data. It applies to the average of
    /// <see cref="DistillEmbOutput.MinAverageMax"/> too, not to minimum and maximum, and not to <see cref="DistillEmbOutput.Tokens"/>.
    /// </summary>
    /// <value>The default value is <see cref="TokenWeighting.None"/>.</value>
    public TokenWeighting Weighting { get; set; } = TokenWeighting.None;

    /// <summary>The constant a of <see cref="TokenWeighting.InverseFrequency"/>, a share of all tokens: a word of that share has half the weight of an unseen one.</summary>
    /// <value>0.000001 to 1. The default value is 0.001. Other weightings don't use it.</value>
    [Range(0.000001, 1d)]
    public double FrequencyConstant { get; set; } = 0.001;

    /// <summary>
    /// How many principal components are removed from the average: the directions that the (weighted) averages of the data's rows have most in common, the
    /// first right singular vectors of their matrix, which is not centered (S. Arora, Y. Liang, T. Ma 2017). Learnt by one pass over the data.
    /// </summary>
    /// <remarks>
    /// Rows without tokens stay zeros. Where the rows have fewer components than were asked for, these are removed and a warning is logged. As with
    /// <see cref="Weighting"/>, minimum, maximum and <see cref="DistillEmbOutput.Tokens"/> have none. The vectors put out must have at most 4096 values.
    /// </remarks>
    /// <value>0 (nothing is removed) to 10. The default value is 0.</value>
    [Range(0, CommonComponents.Most)]
    public int RemovedComponents { get; set; }

    /// <summary>Stops the passes over the data: <see cref="ApplyDistillEmbEstimator.Fit"/> throws <see cref="OperationCanceledException"/>.</summary>
    /// <value>The default value is none.</value>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Whether the data is read in <see cref="ApplyDistillEmbEstimator.Fit"/>.</summary>
    internal bool Learns => Weighting != TokenWeighting.None || RemovedComponents > 0;

    internal ApplyDistillEmbOptions Clone() => (ApplyDistillEmbOptions)MemberwiseClone();

    /// <summary>Checks all options, names everything that is wrong at once, and loads the encoder if a file has it.</summary>
    /// <exception cref="ArgumentException">Something is wrong.</exception>
    internal DistillEmbEncoder CheckAndLoad()
    {
        Throw([.. OptionLimits.FaultsOf(this), .. FaultsOfSource(), .. FaultsOfAverage(), .. Encoder is null ? [] : FaultsOf(Encoder)]);
        if (Encoder is not null) return Encoder;
        DistillEmbEncoder loaded = DistillEmbEncoder.Load(ModelFile!);
        Throw([.. FaultsOf(loaded)]);
        return loaded;
    }

    private static void Throw(string[] faults) => OptionCheck.ThrowIfAny(nameof(ApplyDistillEmbOptions), faults);

    private IEnumerable<string> FaultsOfSource()
    {
        if (Encoder is null && ModelFile is null) yield return $"{nameof(Encoder)} and {nameof(ModelFile)} are null; one of them must be given.";
        if (Encoder is not null && ModelFile is not null) yield return $"{nameof(ModelFile)} is '{ModelFile}' but {nameof(Encoder)} is given too; one of them must be null.";
        if (ModelFile is not null && string.IsNullOrWhiteSpace(ModelFile)) yield return $"{nameof(ModelFile)} is '{ModelFile}'; it must be the path of a model, or null.";
    }

    private IEnumerable<string> FaultsOfAverage()
    {
        if (Output != DistillEmbOutput.Tokens) yield break;
        if (Weighting != TokenWeighting.None) yield return $"{nameof(Weighting)} is {Weighting} but {nameof(Output)} is {Output}, which has no average; it must be {TokenWeighting.None}.";
        if (RemovedComponents != 0) yield return $"{nameof(RemovedComponents)} is {RemovedComponents} but {nameof(Output)} is {Output}, which has no average; it must be 0.";
    }

    private IEnumerable<string> FaultsOf(DistillEmbEncoder encoder)
    {
        EncoderHead? head = encoder.Heads.FirstOrDefault(head => head.Name == Head);
        if (Head is not null && head is null) yield return $"{nameof(Head)} is '{Head}'; it must be {string.Join(", ", encoder.Heads.Select(head => $"'{head.Name}'"))}, or null.";
        int size = head?.Dimension ?? encoder.VectorSize;
        if (RemovedComponents > 0 && size > CommonComponents.LargestSize)
            yield return $"{nameof(RemovedComponents)} is {RemovedComponents} but vectors have {size} values; it must be 0 for more than {CommonComponents.LargestSize}.";
    }
}
