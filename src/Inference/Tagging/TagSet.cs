using DistillEmb.Files;

namespace DistillEmb.Tagging;

/// <summary>The tags that a tagger gives, and which may stand behind which.</summary>
internal sealed class TagSet
{
    public const int MostTags = 1 << 14;

    private readonly SpanTag[] _tags; // Strays stand where a token outside may, and are read as one.
    private readonly Dictionary<SpanTag, int> _places = [];

    /// <param name="names">The tags, in the order of their keys.</param>
    /// <param name="rules">The scheme whose rules hold; null for none. <see cref="RulesOf"/> finds it.</param>
    /// <param name="hasStrays">Whether there are tags beside those of the scheme.</param>
    public TagSet(IReadOnlyList<string> names, TagScheme? rules, bool hasStrays = false)
    {
        if (NameFaults.Of("tag", names) is string fault) throw new ArgumentException(NameFaults.Sentence(fault), nameof(names));
        Names = names;
        Rules = rules;
        Strays = hasStrays && rules is TagScheme scheme ? StraysOf(names, scheme) : [];
        var strays = new HashSet<string>(Strays, StringComparer.Ordinal);
        _tags = rules is null ? [] : [.. names.Select(name => strays.Contains(name) ? SpanTag.Outside : Parse(name))];
        for (int i = 0; i < _tags.Length; i++) _places.TryAdd(_tags[i], i);
    }

    public IReadOnlyList<string> Names { get; }

    public int Count => Names.Count;

    /// <summary>The scheme whose rules hold; BILOU is <see cref="TagScheme.Iobes"/> here. Null where any tag may stand anywhere.</summary>
    public TagScheme? Rules { get; }

    /// <summary>The tags that keep no rule of the scheme, such as a misspelled one: each may stand where <c>O</c> may. None where there are no rules.</summary>
    public IReadOnlyList<string> Strays { get; }

    /// <summary>Whether the tags mark spans.</summary>
    public bool MarksSpans => Rules is not null || SpanTag.MarkSpans(Names) != false;

    /// <summary>The tags with the scheme that nearly all tokens keep: a few with other tags don't switch its rules off.</summary>
    /// <param name="names">The tags, in the order of their keys.</param>
    /// <param name="census">How often each occurs.</param>
    public static TagSet Of(IReadOnlyList<string> names, TagCensus census)
    {
        TagScheme? all = RulesOf(names);
        long begun = census.CountOf('B');
        long ended = census.CountOf('E', 'L'); // Of IOBES as many as are begun, of BIO none but strays.
        if (all == TagScheme.Iob2 || (all == TagScheme.Iobes && 2 * ended >= begun)) return new TagSet(names, all);
        TagScheme most = ended > 0 && 2 * ended >= begun ? TagScheme.Iobes : TagScheme.Iob2;
        bool isBare = census.BareBeginnings > census.Beginnings; // An I- begins spans, as in IOB1.
        return !isBare && census.MarksSpans && CanHaveStrays(names, most) ? new TagSet(names, most, hasStrays: true) : new TagSet(names, null);
    }

    /// <summary>The scheme of some tags; null where they mark no spans, or cannot keep a scheme's rules.</summary>
    public static TagScheme? RulesOf(IReadOnlyList<string> names)
    {
        if (!names.All(name => SpanTag.TryParse(name, out _))) return null;
        HashSet<SpanTag> tags = [.. names.Select(Parse)];
        if (!tags.Any(tag => tag.Prefix == 'B') || !tags.Any(tag => tag.IsOutside)) return null;
        if (tags.Any(tag => tag.Prefix is 'I' or 'E' && !tags.Contains(tag with { Prefix = 'B' }))) return null; // Then an I- begins spans, as in IOB1.
        return tags.Any(tag => tag.Prefix is 'E' or 'S') ? TagScheme.Iobes : TagScheme.Iob2;
    }

    /// <summary>Whether tags are those of a scheme and some beside it.</summary>
    public static bool CanHaveStrays(IReadOnlyList<string> names, TagScheme scheme) =>
        StraysOf(names, scheme).Count > 0 && names.Any(name => SpanTag.TryParse(name, out SpanTag tag) && tag.Prefix == 'B');

    /// <summary>Whether a row may begin with a tag.</summary>
    public bool MayBegin(int tag) => Rules is null || _tags[tag].Prefix is not ('I' or 'E');

    /// <summary>Whether a row may end with a tag.</summary>
    public bool MayEnd(int tag) => Rules != TagScheme.Iobes || _tags[tag].Prefix is not ('B' or 'I');

    /// <summary>Whether a tag may stand right behind another.</summary>
    public bool MayFollow(int before, int tag)
    {
        if (Rules is null) return true;
        (SpanTag first, SpanTag second) = (_tags[before], _tags[tag]);
        bool isOpen = first.Prefix is 'B' or 'I';
        if (second.Prefix is 'I' or 'E') return isOpen && first.Type == second.Type;
        return Rules == TagScheme.Iob2 || !isOpen;
    }

    /// <summary>Whether tags keep all the rules.</summary>
    public bool Allows(ReadOnlySpan<int> tags)
    {
        for (int i = 0; i < tags.Length; i++)
        {
            if (i == 0 ? !MayBegin(tags[i]) : !MayFollow(tags[i - 1], tags[i])) return false;
        }

        return tags.IsEmpty || MayEnd(tags[^1]);
    }

    /// <summary>Writes the spans that tags mark, read leniently, so that they keep the rules.</summary>
    /// <returns>False where there is no tag for that.</returns>
    public bool TryRepair(Span<int> tags)
    {
        if (Rules is null) return true;
        var read = new SpanTag[tags.Length];
        for (int i = 0; i < read.Length; i++) read[i] = _tags[tags[i]];
        var spans = new List<TagSpan>();
        TagSpans.Read(read, null, spans);
        foreach (TagSpan span in spans)
        {
            for (int i = span.First; i <= span.Last; i++)
            {
                if (!_places.TryGetValue(new SpanTag(PrefixOf(i, span), span.Type), out int place)) return false;
                tags[i] = place;
            }
        }

        return true;
    }

    private char PrefixOf(int token, TagSpan span)
    {
        if (Rules == TagScheme.Iobes && span.First == span.Last) return 'S';
        if (token == span.First) return 'B';
        return Rules == TagScheme.Iobes && token == span.Last ? 'E' : 'I';
    }

    // What is no tag of the scheme, or goes on with spans that no tag begins.
    private static List<string> StraysOf(IReadOnlyList<string> names, TagScheme scheme)
    {
        HashSet<SpanTag> tags = [.. names.Where(name => SpanTag.TryParse(name, out _)).Select(Parse)];
        return [.. names.Where(name => !SpanTag.TryParse(name, out _) || !Keeps(Parse(name)))];

        bool Keeps(SpanTag tag) => tag.Prefix switch
        {
            'O' or 'B' => true,
            'S' => scheme == TagScheme.Iobes,
            'E' => scheme == TagScheme.Iobes && tags.Contains(tag with { Prefix = 'B' }),
            _ => tags.Contains(tag with { Prefix = 'B' }),
        };
    }

    // BILOU's letters as those of IOBES.
    private static SpanTag Parse(string name)
    {
        SpanTag.TryParse(name, out SpanTag tag);
        return tag with { Prefix = tag.Prefix switch { 'L' => 'E', 'U' => 'S', char other => other } };
    }
}
