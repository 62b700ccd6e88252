using DistillEmb.Classification;
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
        (string, string?) label = (nameof(options.LabelColumnName), options.LabelColumnName);
        (string, string?) tokens = (nameof(options.TokensColumnName), options.TokensColumnName);
        (string, string?) predicted = (nameof(options.PredictedLabelColumnName), options.PredictedLabelColumnName);
        (string, string?) score = (nameof(options.ScoreColumnName), options.ScoreColumnName);
        foreach (string fault in (string[])[.. ColumnFaults.Missing(label, tokens, predicted, score), .. ColumnFaults.Same(label, tokens), .. ColumnFaults.Same(score, predicted)]) yield return fault;
        if (OptionFaults.Choice(nameof(options.Pooling), options.Pooling) is string pooling) yield return pooling;
        if (OptionFaults.Range(nameof(options.MaxTokens), options.MaxTokens, 1, TextClassifierShape.MostTokens) is string most) yield return most;
    }
}
