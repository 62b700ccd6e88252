using System.Globalization;
using System.Text;
using DistillEmb.Tagging;

namespace DistillEmb;

/// <summary>
/// How well tags were predicted: over exact spans of entities (a span is right where type, first and last token are), and over tokens.
/// Made by <c>mlContext.MulticlassClassification.EvaluateNer(...)</c> or, without a data view, by <see cref="Compute"/>.
/// </summary>
/// <remarks>
/// Where no scheme is given, spans are read and scored as by conlleval and seqeval's default mode (H. Nakayama, "seqeval", 2018):
/// an <c>I-</c> without a <c>B-</c> begins a span too. <c>L-</c> and <c>U-</c> (BILOU) are read as <c>E-</c> and <c>S-</c>. With a
/// scheme, as by seqeval's strict mode: what breaks the scheme's rules is no span. Tags that mark no spans (parts of speech) have
/// scores over tokens alone; then <see cref="HasSpans"/> is false and the scores over spans are not a number. A few of them among
/// tags that mark spans (<see cref="StrayTags"/>) count as outside of all.
/// </remarks>
public sealed class NerMetrics
{
    private const string MicroName = "micro average";
    private const string MacroName = "macro average";
    private const string WeightedName = "weighted average";

    internal NerMetrics(long sentences, TagConfusion confusion, IReadOnlyList<PrecisionRecallScores>? types, IReadOnlyList<string> strayTags)
    {
        StrayTags = strayTags;
        SentenceCount = sentences;
        Confusion = confusion;
        PerTag = confusion.Scores();
        TokenCount = PerTag.Sum(tag => tag.Support);
        TokenAccuracy = TokenCount == 0 ? 0 : (double)PerTag.Sum(tag => tag.Correct) / TokenCount;
        TagMacro = PrecisionRecallScores.Macro(MacroName, PerTag);
        HasSpans = types is not null;
        PerType = types ?? [];
        Micro = HasSpans ? PrecisionRecallScores.Micro(MicroName, PerType) : PrecisionRecallScores.NotANumber(MicroName);
        Macro = HasSpans ? PrecisionRecallScores.Macro(MacroName, PerType) : PrecisionRecallScores.NotANumber(MacroName);
        Weighted = HasSpans ? PrecisionRecallScores.Weighted(WeightedName, PerType) : PrecisionRecallScores.NotANumber(WeightedName);
    }

    /// <summary>How many sentences (rows) there are, those without tokens too.</summary>
    public long SentenceCount { get; }

    /// <summary>How many tokens there are.</summary>
    public long TokenCount { get; }

    /// <summary>
    /// Whether the tags mark spans: all are <c>O</c> or have a prefix (<c>B-</c>, <c>I-</c>, <c>E-</c>, <c>S-</c>, <c>L-</c>, <c>U-</c>; the letter alone has the type <c>_</c>),
    /// but for some that are no more frequent than those that have.
    /// </summary>
    public bool HasSpans { get; }

    /// <summary>Where <see cref="HasSpans"/> is true, the tags that mark none, sorted by name: a misspelled one, say. They count as <c>O</c> in the scores over spans.</summary>
    public IReadOnlyList<string> StrayTags { get; }

    /// <summary>The share of predicted spans that are right, over all types; not a number where <see cref="HasSpans"/> is false.</summary>
    public double Precision => Micro.Precision;

    /// <summary>The share of spans that were found, over all types; not a number where <see cref="HasSpans"/> is false.</summary>
    public double Recall => Micro.Recall;

    /// <summary>The harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>: the figure that publications give as F1 (span F1, micro average).</summary>
    public double F1 => Micro.F1;

    /// <summary>Spans of all types counted together.</summary>
    public PrecisionRecallScores Micro { get; }

    /// <summary>The mean over the types that occur or were predicted, each counting the same.</summary>
    public PrecisionRecallScores Macro { get; }

    /// <summary>The mean over the types, each counting as often as it occurs.</summary>
    public PrecisionRecallScores Weighted { get; }

    /// <summary>Spans by type, sorted by name: those that occur or were predicted. Empty where <see cref="HasSpans"/> is false.</summary>
    public IReadOnlyList<PrecisionRecallScores> PerType { get; }

    /// <summary>The share of tokens with the right tag, <c>O</c> included; 0 where there are no tokens.</summary>
    public double TokenAccuracy { get; }

    /// <summary>Tokens by tag, sorted by name, <c>O</c> included.</summary>
    public IReadOnlyList<PrecisionRecallScores> PerTag { get; }

    /// <summary>The mean over <see cref="PerTag"/>, each tag counting the same.</summary>
    public PrecisionRecallScores TagMacro { get; }

    /// <summary>The tags that tokens have against those that they were given.</summary>
    public TagConfusion Confusion { get; }

    /// <summary>Compares predicted tags with the actual ones.</summary>
    /// <param name="sentences">The tags of each sentence; an absent tag (null, empty) counts as <c>O</c>.</param>
    /// <param name="scheme">The scheme to read strictly; null to read leniently.</param>
    /// <exception cref="InvalidDataException">A sentence (counted from 0) has not as many predicted tags as actual ones, or a tag is none of the scheme.</exception>
    public static NerMetrics Compute(IEnumerable<(IReadOnlyList<string> Actual, IReadOnlyList<string> Predicted)> sentences, TagScheme? scheme = null) =>
        Tally(sentences, scheme, marksSpans: null);

    /// <summary>A table of the scores by type (or, where the tags mark no spans, by tag) and their averages.</summary>
    public override string ToString()
    {
        IReadOnlyList<PrecisionRecallScores> scores = HasSpans ? [.. PerType, Micro, Macro, Weighted] : [.. PerTag, TagMacro];
        int width = scores.Max(score => score.Name.Length);
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"{"".PadRight(width)}  precision  recall     F1  support");
        foreach (PrecisionRecallScores score in scores)
            table.AppendLine(CultureInfo.InvariantCulture, $"{score.Name.PadRight(width)}  {score.Precision,9:F3}  {score.Recall,6:F3}  {score.F1,5:F3}  {score.Support,7}");
        table.Append(CultureInfo.InvariantCulture, $"token accuracy {TokenAccuracy:F3} of {TokenCount} tokens in {SentenceCount} sentences");
        return table.ToString();
    }

    internal static NerMetrics Tally(IEnumerable<(IReadOnlyList<string> Actual, IReadOnlyList<string> Predicted)> sentences, TagScheme? scheme, bool? marksSpans)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        if (scheme is not null && !Enum.IsDefined(scheme.Value)) throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "Expected Iob2, Iobes, Bilou or null.");
        var tally = new NerTally(scheme, "Sentence", marksSpans);
        foreach ((IReadOnlyList<string> actual, IReadOnlyList<string> predicted) in sentences)
        {
            if (actual is null || predicted is null) throw new ArgumentException($"Sentence {tally.Sentences} has no {(actual is null ? "actual" : "predicted")} tags; expected a list, empty or not.", nameof(sentences));
            tally.Add(actual, predicted);
        }

        return tally.ToMetrics();
    }
}
