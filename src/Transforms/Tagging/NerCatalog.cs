using DistillEmb;
using DistillEmb.MLNet.Host;
using DistillEmb.Tagging;

namespace Microsoft.ML;

/// <summary>Extension methods of <see cref="MulticlassClassificationCatalog"/> for taggers.</summary>
public static class NerCatalog
{
    /// <summary>
    /// Compares predicted tags with the actual ones, over spans of entities and over tokens. Works behind any tagger whose label and
    /// prediction are vectors with a tag a token, ML.NET's own <c>NamedEntityRecognition</c> included.
    /// </summary>
    /// <param name="catalog">The catalog of multiclass classification.</param>
    /// <param name="data">Rows with both columns, one a sentence.</param>
    /// <param name="labelColumnName">The column of actual tags: a vector of keys with text values, or of text.</param>
    /// <param name="predictedLabelColumnName">The column of predicted tags: as above, of its own keys or of the label's.</param>
    /// <param name="scheme">The scheme to read strictly, as seqeval's strict mode; null to read leniently, as seqeval's default and conlleval.</param>
    /// <remarks>
    /// An absent tag (a missing key, empty text) counts as <c>O</c>. Whether tags mark spans is seen by those that the predicted label can have, where it is of keys; otherwise by those that
    /// occur. The data is gone through once.
    /// </remarks>
    /// <exception cref="ArgumentException">A column is missing or holds something else.</exception>
    /// <exception cref="InvalidDataException">A row (counted from 0) has not as many predicted tags as actual ones, or a tag is none of the scheme.</exception>
    public static NerMetrics EvaluateNer(
        this MulticlassClassificationCatalog catalog,
        IDataView data,
        string labelColumnName = "Label",
        string predictedLabelColumnName = "PredictedLabel",
        TagScheme? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        if (scheme is not null && !Enum.IsDefined(scheme.Value)) throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "Expected Iob2, Iobes, Bilou or null.");
        TextColumn actual = TextColumn.OfTags(data.Schema, labelColumnName);
        TextColumn predicted = TextColumn.OfTags(data.Schema, predictedLabelColumnName);
        var tally = new NerTally(scheme, "Row", scheme is null && predicted.KeyValues is string[] tags ? SpanTag.MarkSpans(tags.Select(tag => (tag, 1L))) : null);
        using DataViewRowCursor cursor = data.GetRowCursor([actual.Column, predicted.Column]);
        Func<string[]> getActual = actual.GetGetter(cursor);
        Func<string[]> getPredicted = predicted.GetGetter(cursor);
        while (cursor.Advance()) tally.Add(getActual(), getPredicted());
        return tally.ToMetrics();
    }
}
