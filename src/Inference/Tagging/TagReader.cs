using DistillEmb.Network;

namespace DistillEmb.Tagging;

/// <summary>Reads the spans of rows of tags; each different tag is parsed once. For one thread at a time.</summary>
/// <param name="scheme">The scheme that is read strictly; null to read leniently.</param>
/// <param name="row">What the row is called in errors.</param>
internal sealed class TagReader(TagScheme? scheme, string row)
{
    private readonly Dictionary<string, SpanTag> _parsed = new(StringComparer.Ordinal) { [""] = SpanTag.Outside };
    private SpanTag[] _tags = [];

    /// <summary>Finds the spans of one row. Where there is no scheme, a tag that marks none, as a part of speech does not, is outside of all.</summary>
    /// <exception cref="InvalidDataException">A tag is none of the scheme.</exception>
    public void Read(IReadOnlyList<string?> tags, List<TagSpan> spans, long? number = null)
    {
        Span<SpanTag> parsed = RowBuffer.Room(ref _tags, tags.Count);
        for (int i = 0; i < parsed.Length; i++) parsed[i] = Parse(tags[i] ?? "", i, number);
        TagSpans.Read(parsed, scheme, spans);
        RowBuffer.LetGo(ref _tags);
    }

    private SpanTag Parse(string tag, int token, long? number)
    {
        if (_parsed.TryGetValue(tag, out SpanTag known)) return known;
        bool isOfSpan = SpanTag.TryParse(tag, out SpanTag parsed);
        if (scheme is TagScheme strict && !(isOfSpan && TagSpans.Knows(strict, parsed)))
            throw new InvalidDataException($"{row}{(number is null ? "" : FormattableString.Invariant($" {number}"))}, token {token}: the tag '{tag}' {TagSpans.Unknown(strict)}.");
        _parsed.Add(tag, parsed);
        return parsed;
    }
}
