namespace DistillEmb.MLNet;

/// <summary>How a tagger is trained, and which columns it reads and writes. All are checked when the trainer is made.</summary>
public sealed class DistillEmbNerOptions : SentenceTrainingOptions
{
    /// <summary>The column of tags to learn, one a token: a vector of keys with text values, or of text.</summary>
    /// <remarks>An absent tag (a missing key, empty text) counts as <c>O</c>.</remarks>
    /// <value>The default value is <c>Label</c>.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The column of tokens: a vector of text.</summary>
    /// <value>The default value is <c>Tokens</c>.</value>
    public string TokensColumnName { get; set; } = "Tokens";

    /// <summary>The column to write the tags to: a vector of keys, one a token.</summary>
    /// <value>The default value is <c>PredictedLabel</c>.</value>
    public string PredictedLabelColumnName { get; set; } = "PredictedLabel";

    /// <summary>The column to write each tag's probability to: a vector of <see cref="float"/>, one a token; null for none.</summary>
    /// <value>The default value is <c>Confidence</c>.</value>
    public string? ConfidenceColumnName { get; set; } = "Confidence";

    /// <summary>
    /// Whether tags in BIO or IOBES (BILOU) keep the rules of their scheme. An <c>I-</c> stands only behind a <c>B-</c> or <c>I-</c> of its
    /// type, and so on. Training rows that break them are read leniently (see <see cref="NerMetrics"/>) and mended. Other tags have no rules: a few of them among tags that have
    /// (misspelled ones, say) may stand where <c>O</c> may, and a warning names them.
    /// </summary>
    /// <value>The default value is true.</value>
    public bool KeepTagRules { get; set; } = true;

    /// <summary>Whether the trainer tells what is odd in the tags; false where whoever read the files does.</summary>
    internal bool TellsOfTags { get; set; } = true;

    private protected override IEnumerable<string?> FaultsOfRules() =>
    [
        Same(nameof(ConfidenceColumnName), ConfidenceColumnName, nameof(PredictedLabelColumnName), PredictedLabelColumnName),
        Same(nameof(LabelColumnName), LabelColumnName, nameof(TokensColumnName), TokensColumnName),
        .. base.FaultsOfRules(),
    ];

    internal DistillEmbNerOptions Clone() => (DistillEmbNerOptions)MemberwiseClone();
}
