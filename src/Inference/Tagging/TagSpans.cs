namespace DistillEmb.Tagging;

/// <summary>Finds the spans that tags mark.</summary>
internal static class TagSpans
{
    /// <summary>Reads tags of a scheme, or leniently where there is none.</summary>
    public static void Read(ReadOnlySpan<SpanTag> tags, TagScheme? scheme, List<TagSpan> spans)
    {
        if (scheme is TagScheme strict) ReadStrictly(tags, strict, spans);
        else ReadLeniently(tags, spans);
    }

    /// <summary>Whether a scheme has such tags.</summary>
    public static bool Knows(TagScheme scheme, SpanTag tag) => tag.IsOutside || Prefixes(scheme).Contains(tag.Prefix, StringComparison.Ordinal);

    /// <summary>What is wrong with a tag that a scheme does not know; in words.</summary>
    public static string Unknown(TagScheme scheme) =>
        $"is none of the scheme {scheme}; expected 'O' or a type behind {string.Join(", ", Prefixes(scheme).Select(prefix => $"'{prefix}-'"))}";

    /// <summary>
    /// Reads tags as conlleval does, and seqeval by default: every token that is not outside belongs to a span. A token goes on with
    /// the one before unless it has another type, is a <c>B-</c> or a <c>S-</c>, or stands behind an <c>E-</c> or a <c>S-</c>.
    /// <c>L-</c> is read as <c>E-</c> and <c>U-</c> as <c>S-</c>.
    /// </summary>
    private static void ReadLeniently(ReadOnlySpan<SpanTag> tags, List<TagSpan> spans)
    {
        spans.Clear();
        int first = 0;
        for (int i = 0; i < tags.Length; i++)
        {
            if (tags[i].IsOutside) continue;
            if (i == 0 || !GoesOn(tags[i - 1], tags[i])) first = i;
            if (i + 1 == tags.Length || !GoesOn(tags[i], tags[i + 1])) spans.Add(new TagSpan(tags[i].Type, first, i));
        }
    }

    /// <summary>Reads tags of a scheme; what breaks its rules is no span.</summary>
    private static void ReadStrictly(ReadOnlySpan<SpanTag> tags, TagScheme scheme, List<TagSpan> spans)
    {
        spans.Clear();
        for (int i = 0; i < tags.Length;)
        {
            int first = i++;
            SpanTag tag = tags[first];
            if (tag.Prefix is 'S' or 'U') spans.Add(new TagSpan(tag.Type, first, first));
            if (tag.Prefix != 'B') continue;
            while (i < tags.Length && tags[i].Prefix == 'I' && tags[i].Type == tag.Type) i++;
            if (scheme == TagScheme.Iob2) spans.Add(new TagSpan(tag.Type, first, i - 1));
            else if (i < tags.Length && tags[i].Prefix is 'E' or 'L' && tags[i].Type == tag.Type) spans.Add(new TagSpan(tag.Type, first, i++));
        }
    }

    /// <summary>The prefixes of a scheme, beside <c>O</c>.</summary>
    private static string Prefixes(TagScheme scheme) => scheme switch
    {
        TagScheme.Iob2 => "BI",
        TagScheme.Iobes => "BIES",
        _ => "BILU",
    };

    /// <summary>Whether a token, read leniently, belongs to the span of the one before.</summary>
    public static bool GoesOn(SpanTag before, SpanTag tag) =>
        !before.IsOutside && !tag.IsOutside && !before.Ends && !tag.Begins && before.Type == tag.Type;
}
