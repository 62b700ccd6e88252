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
        (string Option, string? Name)[] columns =
        [
            (nameof(options.LabelColumnName), options.LabelColumnName),
            (nameof(options.TokensColumnName), options.TokensColumnName),
            (nameof(options.PredictedLabelColumnName), options.PredictedLabelColumnName),
        ];
        foreach ((string option, string? name) in columns)
        {
            if (string.IsNullOrEmpty(name)) yield return $"{option} is {(name is null ? "null" : "empty")}; it must be the name of a column.";
        }

        if (options.ConfidenceColumnName is "") yield return $"{nameof(options.ConfidenceColumnName)} is empty; it must be the name of a column, or null.";
        if (options.ConfidenceColumnName is not null && options.ConfidenceColumnName == options.PredictedLabelColumnName)
            yield return $"{nameof(options.ConfidenceColumnName)} and {nameof(options.PredictedLabelColumnName)} are both '{options.ConfidenceColumnName}'; they must differ.";
        if (!string.IsNullOrEmpty(options.LabelColumnName) && options.LabelColumnName == options.TokensColumnName)
            yield return $"{nameof(options.LabelColumnName)} and {nameof(options.TokensColumnName)} are both '{options.LabelColumnName}'; they must differ.";
    }
}
