namespace DistillEmb.Tagging;

/// <summary>How often a tag occurs.</summary>
/// <param name="tag">The tag.</param>
/// <param name="first">Where it first does, in words: <c>train.txt, line 12</c>.</param>
internal sealed class TagCount(string tag, string first)
{
    public string Tag => tag;

    public string First => first;

    /// <summary>Whether it is <c>O</c> or marks a token's part in a span.</summary>
    public bool IsOfSpan { get; } = SpanTag.TryParse(tag, out _);

    /// <summary>What it says of a span; outside of all where it says nothing of one.</summary>
    public SpanTag Parsed { get; } = SpanTag.TryParse(tag, out SpanTag parsed) ? parsed : SpanTag.Outside;

    public long Count { get; set; }

    /// <summary>For people: the tag and where it first occurs.</summary>
    public override string ToString() => Count == 1 ? $"'{TagLook.Shown(Tag)}' ({First})" : FormattableString.Invariant($"'{TagLook.Shown(Tag)}' ({Count:N0} tokens, the first in {First})");
}
