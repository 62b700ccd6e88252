namespace DistillEmb.Tagging;

/// <summary>Which tags there are, how often, and where each first occurs; a sentence after the other.</summary>
internal sealed class TagCensus
{
    private readonly Dictionary<string, TagCount> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TagCount>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TagCensus() => _lookup = _tags.GetAlternateLookup<ReadOnlySpan<char>>();

    public long Sentences { get; private set; }

    public long Tokens { get; private set; }

    /// <summary>Spans that begin with a tag for that (<c>B-</c>, <c>S-</c>, <c>U-</c>), read leniently.</summary>
    public long Beginnings { get; private set; }

    /// <summary>Spans that begin with another tag, as in IOB1.</summary>
    public long BareBeginnings { get; private set; }

    /// <summary>The tags, the most frequent first, equally frequent ones by name.</summary>
    public IReadOnlyList<TagCount> Tags => [.. _tags.Values.OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Tag, StringComparer.Ordinal)];

    /// <summary>Whether the tags mark spans.</summary>
    public bool MarksSpans => SpanTag.MarkSpans(_tags.Values.Select(tag => (tag.Tag, tag.Count)));

    /// <summary>Counts a sentence.</summary>
    /// <param name="tags">Its tags.</param>
    /// <param name="place">Where a token stands, by its number from 0; asked for tags that are new.</param>
    public void Add(IEnumerable<ReadOnlyMemory<char>> tags, Func<int, string> place)
    {
        SpanTag before = SpanTag.Outside;
        int token = 0;
        foreach (ReadOnlyMemory<char> tag in tags)
        {
            if (!_lookup.TryGetValue(tag.Span, out TagCount? count))
            {
                count = new TagCount(tag.ToString(), place(token));
                _tags.Add(count.Tag, count);
            }

            count.Count++;
            if (!count.Parsed.IsOutside && !TagSpans.GoesOn(before, count.Parsed))
            {
                if (count.Parsed.Begins) Beginnings++;
                else BareBeginnings++;
            }

            before = count.Parsed;
            token++;
        }

        Tokens += token;
        Sentences++;
    }

    /// <summary>How many tokens have tags of a prefix.</summary>
    public long CountOf(params ReadOnlySpan<char> prefixes)
    {
        long count = 0;
        foreach (TagCount tag in _tags.Values)
        {
            if (prefixes.Contains(tag.Parsed.Prefix)) count += tag.Count;
        }

        return count;
    }
}
