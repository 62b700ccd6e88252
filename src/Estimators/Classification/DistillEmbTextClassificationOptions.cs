using System.ComponentModel.DataAnnotations;
using DistillEmb.Classification;

namespace DistillEmb.MLNet;

/// <summary>How a text classifier is trained, and which columns it reads and writes. All are checked when the trainer is made.</summary>
public sealed class DistillEmbTextClassificationOptions : SentenceTrainingOptions
{
    /// <summary>The column of classes to learn: a key, text, a number or a Boolean.</summary>
    /// <remarks>Rows without a label (a missing key, empty text, not a number) are left out, with a warning. Predicted labels are keys whose values are of the same type; of a key without values, its numbers.</remarks>
    /// <value>The default value is <c>Label</c>.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The column of tokens: a vector of text.</summary>
    /// <value>The default value is <c>Tokens</c>.</value>
    public string TokensColumnName { get; set; } = "Tokens";

    /// <summary>The column to write the class to: a key.</summary>
    /// <value>The default value is <c>PredictedLabel</c>.</value>
    public string PredictedLabelColumnName { get; set; } = "PredictedLabel";

    /// <summary>The column to write the probability of each class to: a vector of <see cref="float"/>.</summary>
    /// <value>The default value is <c>Score</c>.</value>
    public string ScoreColumnName { get; set; } = "Score";

    /// <summary>How one vector is made of those that the LSTM gives for the tokens.</summary>
    /// <value>The default value is <see cref="TextPooling.Attention"/>.</value>
    public TextPooling Pooling { get; set; } = TextPooling.Attention;

    /// <summary>Tokens of a row that are read, in training and in use; those behind them are ignored.</summary>
    /// <value>1 to 1048576. The default value is 256.</value>
    [Range(1, TextClassifierShape.MostTokens)]
    public int MaxTokens { get; set; } = 256;

    private protected override IEnumerable<string?> FaultsOfRules() =>
    [
        Same(nameof(LabelColumnName), LabelColumnName, nameof(TokensColumnName), TokensColumnName),
        Same(nameof(ScoreColumnName), ScoreColumnName, nameof(PredictedLabelColumnName), PredictedLabelColumnName),
        .. base.FaultsOfRules(),
    ];

    internal DistillEmbTextClassificationOptions Clone() => (DistillEmbTextClassificationOptions)MemberwiseClone();
}
