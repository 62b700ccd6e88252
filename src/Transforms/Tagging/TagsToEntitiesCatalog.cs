using DistillEmb;
using DistillEmb.MLNet;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Tagging;

namespace Microsoft.ML;

/// <summary>Extension methods of <see cref="TransformsCatalog"/> that turn a tagger's tags into entities.</summary>
public static class TagsToEntitiesCatalog
{
    /// <summary>
    /// Finds the entities that a row's tags (BIO, IOBES or BILOU) mark, and writes them as vectors with an item an entity: their text,
    /// type, first and last token and, where confidences are named, how sure they are. See <see cref="TagsToEntitiesTransformer"/>.
    /// </summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">What the names of the written columns begin with: <c>Entities.Text</c> and so on.</param>
    /// <param name="tokensColumnName">The column of tokens, a vector of text.</param>
    /// <param name="tagsColumnName">The column of tags, a vector of keys with text values, or of text; an absent tag (a missing key, empty text) counts as <c>O</c>.</param>
    /// <param name="confidencesColumnName">The column of how sure each tag is, a vector of <see cref="float"/>, one a token; null where there is none.</param>
    /// <param name="confidence">What the confidence of an entity of several tokens is.</param>
    public static TagsToEntitiesEstimator TagsToEntities(
        this TransformsCatalog catalog,
        string outputColumnName = "Entities",
        string tokensColumnName = "Tokens",
        string tagsColumnName = "PredictedLabel",
        string? confidencesColumnName = null,
        EntityConfidence confidence = EntityConfidence.Minimum)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(tokensColumnName);
        ArgumentException.ThrowIfNullOrEmpty(tagsColumnName);
        if (confidencesColumnName is not null) ArgumentException.ThrowIfNullOrEmpty(confidencesColumnName);
        if (!Enum.IsDefined(confidence)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Expected Minimum or Mean.");
        var columns = new EntityColumns(outputColumnName, tokensColumnName, tagsColumnName, confidencesColumnName, confidence);
        return new TagsToEntitiesEstimator(CatalogEnvironment.Of(catalog), columns);
    }
}
