using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Tagging;

/// <summary>Checks the options of a tagger, and names everything that is wrong at once.</summary>
internal static class NerOptionFaults
{
    public static void Check(DistillEmbNerOptions options)
    {
        string[] faults = [.. Columns(options), .. SentenceOptionFaults.Find(options)];
        if (faults.Length > 0)
            throw new ArgumentException($"Invalid {nameof(DistillEmbNerOptions)}: {string.Join(' ', faults)}", nameof(options));
    }

    private static IEnumerable<string> Columns(DistillEmbNerOptions options)
    {
        (string, string?) label = (nameof(options.LabelColumnName), options.LabelColumnName);
        (string, string?) tokens = (nameof(options.TokensColumnName), options.TokensColumnName);
        (string, string?) predicted = (nameof(options.PredictedLabelColumnName), options.PredictedLabelColumnName);
        string[] confidence = options.ConfidenceColumnName is "" ? [$"{nameof(options.ConfidenceColumnName)} is empty; it must be the name of a column, or null."] : [];
        return [
            .. ColumnFaults.Missing(label, tokens, predicted),
            .. confidence,
            .. ColumnFaults.Same((nameof(options.ConfidenceColumnName), options.ConfidenceColumnName), predicted),
            .. ColumnFaults.Same(label, tokens),
        ];
    }
}
