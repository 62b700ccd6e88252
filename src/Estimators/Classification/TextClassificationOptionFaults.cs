using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Classification;

/// <summary>Checks the options of a text classifier, and names everything that is wrong at once.</summary>
internal static class TextClassificationOptionFaults
{
    public static void Check(DistillEmbTextClassificationOptions options)
    {
        string[] faults = [.. Find(options), .. SentenceOptionFaults.Find(options)];
        if (faults.Length > 0)
            throw new ArgumentException($"Invalid {nameof(DistillEmbTextClassificationOptions)}: {string.Join(' ', faults)}", nameof(options));
    }

    private static IEnumerable<string> Find(DistillEmbTextClassificationOptions options)
    {
        (string Option, string? Name)[] columns =
        [
            (nameof(options.LabelColumnName), options.LabelColumnName),
            (nameof(options.TokensColumnName), options.TokensColumnName),
            (nameof(options.PredictedLabelColumnName), options.PredictedLabelColumnName),
            (nameof(options.ScoreColumnName), options.ScoreColumnName),
        ];
        foreach ((string option, string? name) in columns)
        {
            if (string.IsNullOrEmpty(name)) yield return $"{option} is {(name is null ? "null" : "empty")}; it must be the name of a column.";
        }

        if (!string.IsNullOrEmpty(options.LabelColumnName) && options.LabelColumnName == options.TokensColumnName)
            yield return $"{nameof(options.LabelColumnName)} and {nameof(options.TokensColumnName)} are both '{options.LabelColumnName}'; they must differ.";
        if (!string.IsNullOrEmpty(options.ScoreColumnName) && options.ScoreColumnName == options.PredictedLabelColumnName)
            yield return $"{nameof(options.ScoreColumnName)} and {nameof(options.PredictedLabelColumnName)} are both '{options.ScoreColumnName}'; they must differ.";
        if (OptionFaults.Choice(nameof(options.Pooling), options.Pooling) is string pooling) yield return pooling;
        if (OptionFaults.Range(nameof(options.MaxTokens), options.MaxTokens, 1, TextClassifierShape.MostTokens) is string tokens) yield return tokens;
    }
}
