namespace DistillEmb;

/// <summary>A sentence and what a tagger gave its tokens.</summary>
public sealed class TaggedSentence
{
    private readonly bool _marksSpans;

    internal TaggedSentence(IReadOnlyList<string> tokens, IReadOnlyList<string> tags, IReadOnlyList<float> confidences, bool marksSpans) =>
        (Tokens, Tags, Confidences, _marksSpans) = (tokens, tags, confidences, marksSpans);

    /// <summary>The tokens.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>A tag a token.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>How probable the tag of each token is, 0 to 1.</summary>
    public IReadOnlyList<float> Confidences { get; }

    /// <summary>The entities that the tags mark.</summary>
    /// <param name="confidence">What the confidence of an entity of several tokens is.</param>
    /// <returns>The entities, in their order; none where the tags mark no spans, as parts of speech do not.</returns>
    public IReadOnlyList<NamedEntity> Entities(EntityConfidence confidence = EntityConfidence.Minimum) =>
        _marksSpans ? NamedEntity.FromTags(Tokens, Tags, Confidences, confidence) : [];
}
