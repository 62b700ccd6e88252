namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>What was predicted, against what is right: tags of sentences, or one label a document.</summary>
internal sealed class Predictions
{
    private const int Resamples = 200;

    private readonly (IReadOnlyList<string> Actual, IReadOnlyList<string> Predicted)[] _rows;

    public Predictions(IEnumerable<(IReadOnlyList<string> Actual, IReadOnlyList<string> Predicted)> rows)
    {
        _rows = [.. rows];
        Metrics = NerMetrics.Compute(_rows);
    }

    public NerMetrics Metrics { get; }

    /// <summary>Exact span F1, micro average; of labels that mark no spans, the mean of the labels' F1.</summary>
    public double F1 => F1Of(Metrics);

    /// <summary>The bootstrap's standard error of <see cref="F1"/>: rows drawn with replacement. It is that of the rows to predict, not of training.</summary>
    public double StandardError(int seed)
    {
        var random = new Random(seed);
        double[] scores = new double[Resamples];
        foreach (ref double score in scores.AsSpan()) score = F1Of(NerMetrics.Compute(random.GetItems(_rows, _rows.Length)));
        double mean = scores.Average();
        return Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (Resamples - 1));
    }

    public string Describe(int seed) => Metrics.HasSpans
        ? FormattableString.Invariant($"F1 {F1:F3} ± {StandardError(seed):F3}, precision {Metrics.Precision:F3}, recall {Metrics.Recall:F3}")
        : FormattableString.Invariant($"macro F1 {F1:F3} ± {StandardError(seed):F3}, accuracy {Metrics.TokenAccuracy:F3}");

    private static double F1Of(NerMetrics metrics) => metrics.HasSpans ? metrics.F1 : metrics.TagMacro.F1;
}
