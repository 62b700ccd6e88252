using DistillEmb.Tagging;

namespace DistillEmb;

/// <summary>An entity in a sentence: tokens that tags mark as one name, place, date or the like.</summary>
/// <param name="Text">Its tokens, with single blanks between them.</param>
/// <param name="Type">Its type, the tag without prefix: <c>LOC</c>.</param>
/// <param name="FirstToken">The place of its first token in the sentence, from 0.</param>
/// <param name="LastToken">The place of its last token.</param>
/// <param name="Confidence">How sure its tags are, of what the tagger gives each token; null where that is not known.</param>
public sealed record NamedEntity(string Text, string Type, int FirstToken, int LastToken, float? Confidence)
{
    /// <summary>Finds the entities of a sentence.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="tags">A tag a token: <c>O</c>, or a prefix (BIO, IOBES or BILOU) and a type. An absent tag (null, empty) counts as <c>O</c>, and so does one that marks no span, as a part of speech does not, where no scheme is given.</param>
    /// <param name="confidences">How sure each tag is, for instance its probability; null where that is not known.</param>
    /// <param name="confidence">What the confidence of an entity of several tokens is.</param>
    /// <param name="scheme">The scheme to read strictly, so that what breaks its rules is no entity; null to read leniently, see <see cref="NerMetrics"/>.</param>
    /// <returns>The entities, in their order.</returns>
    /// <exception cref="ArgumentException">There is not a tag, or not a confidence, a token.</exception>
    /// <exception cref="InvalidDataException">A tag is none of the scheme.</exception>
    public static IReadOnlyList<NamedEntity> FromTags(
        IReadOnlyList<string> tokens,
        IReadOnlyList<string> tags,
        IReadOnlyList<float>? confidences = null,
        EntityConfidence confidence = EntityConfidence.Minimum,
        TagScheme? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(tags);
        if (!Enum.IsDefined(confidence)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Expected Minimum or Mean.");
        if (scheme is not null && !Enum.IsDefined(scheme.Value)) throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "Expected Iob2, Iobes, Bilou or null.");
        if (tags.Count != tokens.Count) throw new ArgumentException($"There are {tokens.Count} tokens and {tags.Count} tags; expected a tag a token.", nameof(tags));
        if (confidences is not null && confidences.Count != tokens.Count)
            throw new ArgumentException($"There are {tokens.Count} tokens and {confidences.Count} confidences; expected one a token.", nameof(confidences));
        var spans = new List<TagSpan>();
        new TagReader(scheme, "The sentence").Read(tags, spans);
        return [.. spans.Select(span => new NamedEntity(span.Join(tokens), span.Type, span.First, span.Last, confidences is null ? null : span.Confidence(confidences, confidence)))];
    }

    /// <inheritdoc />
    public override string ToString() => Confidence is float sure
        ? FormattableString.Invariant($"{Text} ({Type}, {sure:P0})")
        : $"{Text} ({Type})";
}
