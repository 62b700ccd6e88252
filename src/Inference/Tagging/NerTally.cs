namespace DistillEmb.Tagging;

/// <summary>Counts tags and spans, a sentence after the other.</summary>
/// <param name="scheme">The scheme that is read strictly; null to read leniently.</param>
/// <param name="rowName">What a sentence is called in errors.</param>
internal sealed class NerTally(TagScheme? scheme, string rowName)
{
    private readonly Dictionary<(string Actual, string Predicted), long> _tokens = [];
    private readonly Dictionary<string, (long Support, long Predicted, long Correct)> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpanTag> _parsed = new(StringComparer.Ordinal);
    private readonly List<TagSpan> _actualSpans = [];
    private readonly List<TagSpan> _predictedSpans = [];
    private readonly HashSet<TagSpan> _there = [];
    private SpanTag[] _actual = [];
    private SpanTag[] _predicted = [];
    private string? _spanTag;
    private (string Tag, string Place)? _otherTag;

    public long Sentences { get; private set; }

    /// <summary>Counts a sentence.</summary>
    /// <exception cref="InvalidDataException">There are not as many predicted tags as actual ones, or a tag is not one of the scheme.</exception>
    public void Add(IReadOnlyList<string?> actual, IReadOnlyList<string?> predicted)
    {
        if (actual.Count != predicted.Count)
            throw new InvalidDataException($"{rowName} {Sentences} has {actual.Count} actual and {predicted.Count} predicted tags; expected as many of both.");
        if (_actual.Length < actual.Count) (_actual, _predicted) = (new SpanTag[2 * actual.Count], new SpanTag[2 * actual.Count]);
        for (int i = 0; i < actual.Count; i++)
        {
            (string tag, string guess) = (OrOutside(actual[i]), OrOutside(predicted[i]));
            _tokens[(tag, guess)] = _tokens.GetValueOrDefault((tag, guess)) + 1;
            (_actual[i], _predicted[i]) = (Parse(tag, i), Parse(guess, i));
        }

        TagSpans.Read(_actual.AsSpan(0, actual.Count), scheme, _actualSpans);
        TagSpans.Read(_predicted.AsSpan(0, actual.Count), scheme, _predictedSpans);
        foreach (TagSpan span in _actualSpans) Count(span.Type, (1, 0, 0));
        foreach (TagSpan span in _predictedSpans) Count(span.Type, (0, 1, 0));
        _there.Clear();
        _there.UnionWith(_actualSpans);
        foreach (TagSpan span in _predictedSpans.Where(_there.Contains)) Count(span.Type, (0, 0, 1));
        Sentences++;
    }

    /// <exception cref="InvalidDataException">Some tags are of spans and some are not.</exception>
    public NerMetrics ToMetrics()
    {
        if (_otherTag is (string other, string place) && _spanTag is not null)
        {
            throw new InvalidDataException(
                $"{place} has the tag '{other}', while others, such as '{_spanTag}', mark spans; expected 'O' or a prefix (B, I, E, S, L, U) and a type everywhere, or nowhere.");
        }

        NerScores[]? types = _otherTag is null
            ? [.. _types.OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => new NerScores(type.Key, type.Value.Support, type.Value.Predicted, type.Value.Correct))]
            : null;
        return new NerMetrics(Sentences, new TagConfusion(_tokens), types);
    }

    private static string OrOutside(string? tag) => string.IsNullOrEmpty(tag) ? SpanTag.OutsideTag : tag;

    private SpanTag Parse(string tag, int token)
    {
        if (_parsed.TryGetValue(tag, out SpanTag known)) return known;
        bool ofSpan = SpanTag.TryParse(tag, out SpanTag parsed);
        if (scheme is not null && !(ofSpan && TagSpans.Knows(scheme, parsed)))
            throw new InvalidDataException($"{rowName} {Sentences}, token {token}: the tag '{tag}' {TagSpans.Unknown(scheme)}.");
        if (!ofSpan) _otherTag ??= (tag, $"{rowName} {Sentences}, token {token},");
        else if (tag.Length > 1) _spanTag ??= tag;
        _parsed.Add(tag, parsed);
        return parsed;
    }

    private void Count(string type, (long Support, long Predicted, long Correct) more)
    {
        (long support, long predicted, long correct) = _types.GetValueOrDefault(type);
        _types[type] = (support + more.Support, predicted + more.Predicted, correct + more.Correct);
    }
}
