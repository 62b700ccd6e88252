using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Context;

/// <summary>The options of a context as the training of all networks over rows takes them.</summary>
internal sealed class ContextTrainingOptions : SentenceTrainingOptions
{
    private const int MostSentences = 1024; // A step. Its memory grows with the square.

    public ContextTrainingOptions(DistillEmbContextOptions options)
    {
        (Encoder, FreezeEncoder) = (options.Encoder, options.Encoder is not null);
        (HiddenSize, Dropout, WordDropout) = (options.HiddenSize, options.Dropout, options.WordDropout);
        (Epochs, Patience, BatchSize) = (options.Epochs, options.Patience, options.BatchSize);
        (LearningRate, FinalLearningRate, WeightDecay, GradientClip) = (options.LearningRate, options.FinalLearningRate, options.WeightDecay, options.GradientClip);
        (WeightPrecision, ValidationSet, ValidationShare) = (options.WeightPrecision, options.ValidationSet, options.ValidationShare);
        (Seed, Threads, Progress, CancellationToken) = (options.Seed, options.Threads, options.Progress, options.CancellationToken);
    }

    /// <summary>Checks the options, and names everything that is wrong at once.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public static ContextTrainingOptions Checked(DistillEmbContextOptions options)
    {
        var training = new ContextTrainingOptions(options);
        string[] faults = [.. Find(options), .. SentenceOptionFaults.Find(training)];
        return faults.Length == 0 ? training : throw new ArgumentException($"Invalid {nameof(DistillEmbContextOptions)}: {string.Join(' ', faults)}", nameof(options));
    }

    private static IEnumerable<string> Find(DistillEmbContextOptions options)
    {
        if (options.Encoder is null) yield return $"{nameof(options.Encoder)} is null; a context is learnt on a distilled encoder.";
        (string, string?) tokens = (nameof(options.TokensColumnName), options.TokensColumnName);
        (string, string?) output = (nameof(options.OutputColumnName), options.OutputColumnName);
        foreach (string fault in ColumnFaults.Missing(tokens, output)) yield return fault;
        if (OptionFaults.Choice(nameof(options.Output), options.Output) is string form) yield return form;
        if (options.BatchSize > MostSentences) yield return $"{nameof(options.BatchSize)} is {options.BatchSize}; it must be 1 to {MostSentences}.";
    }
}
