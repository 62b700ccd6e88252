using DistillEmb.MLNet.Distillation;
using DistillEmb.Sequences;

namespace DistillEmb.MLNet.Sequences;

/// <summary>Checks the options that all networks over rows of tokens have.</summary>
internal static class SentenceOptionFaults
{
    /// <summary>Everything that is wrong, a sentence each.</summary>
    public static IEnumerable<string> Find(SentenceTrainingOptions options)
    {
        if (options.FreezeEncoder && options.Encoder is null) yield return $"{nameof(options.FreezeEncoder)} is true but {nameof(options.Encoder)} is null; an encoder that starts at random has to be trained.";
        if (options.Architecture is null) yield return $"{nameof(options.Architecture)} is null.";
        foreach (string fault in options.Architecture?.Validate() ?? []) yield return $"{nameof(options.Architecture)}: {fault}";
        if (OptionFaults.Choice(nameof(options.WeightPrecision), options.WeightPrecision) is string choice) yield return choice;
        foreach (string? fault in Numbers(options))
        {
            if (fault is not null) yield return fault;
        }
    }

    private static IEnumerable<string?> Numbers(SentenceTrainingOptions options)
    {
        yield return OptionFaults.Range(nameof(options.VectorSize), options.VectorSize, 1, 4096);
        yield return OptionFaults.Range(nameof(options.MinimumCharacterCount), options.MinimumCharacterCount, 1, int.MaxValue);
        yield return OptionFaults.Range(nameof(options.HiddenSize), options.HiddenSize, 1, BilstmShape.LargestHiddenSize);
        yield return OptionFaults.Range(nameof(options.Layers), options.Layers, 1, BilstmShape.MostLayers);
        yield return OptionFaults.Range(nameof(options.WordTableSize), options.WordTableSize, 0, FrequentWords.MostWords);
        yield return OptionFaults.Range(nameof(options.WordTableMinimumCount), options.WordTableMinimumCount, 1, int.MaxValue);
        yield return OptionFaults.Range(nameof(options.WordVectorSize), options.WordVectorSize, 1, SentenceShape.LargestTableSize);
        yield return OptionFaults.Range(nameof(options.WordShapeVectorSize), options.WordShapeVectorSize, 0, SentenceShape.LargestTableSize);
        yield return OptionFaults.Range(nameof(options.Dropout), options.Dropout, 0, 0.9);
        yield return OptionFaults.Range(nameof(options.WordDropout), options.WordDropout, 0, 0.9);
        yield return OptionFaults.Range(nameof(options.CharacterDropout), options.CharacterDropout, 0, 0.5);
        yield return OptionFaults.Range(nameof(options.NgramDropout), options.NgramDropout, 0, 0.9);
        yield return OptionFaults.Range(nameof(options.Epochs), options.Epochs, 1, 10_000);
        yield return OptionFaults.Range(nameof(options.Patience), options.Patience, 0, int.MaxValue);
        yield return OptionFaults.Range(nameof(options.BatchSize), options.BatchSize, 1, 16_384);
        yield return OptionFaults.Range(nameof(options.LearningRate), options.LearningRate, double.Epsilon, 1, "more than 0, at most 1");
        yield return OptionFaults.Range(nameof(options.EncoderLearningRate), options.EncoderLearningRate ?? 1, double.Epsilon, 1, "more than 0, at most 1");
        yield return OptionFaults.Range(nameof(options.FinalLearningRate), options.FinalLearningRate, 0, 1);
        yield return OptionFaults.Range(nameof(options.WeightDecay), options.WeightDecay, 0, 100);
        yield return OptionFaults.Range(nameof(options.GradientClip), options.GradientClip, 0, double.MaxValue, "0 or more");
        yield return OptionFaults.Range(nameof(options.ValidationShare), options.ValidationShare, 0, 0.5);
        yield return OptionFaults.Range(nameof(options.Threads), options.Threads, 0, 1024);
    }
}
