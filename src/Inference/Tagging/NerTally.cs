namespace DistillEmb.Tagging;

/// <summary>Counts tags and spans, a sentence after the other.</summary>
/// <param name="scheme">The scheme that is read strictly; null to read leniently.</param>
/// <param name="rowName">What a sentence is called in errors.</param>
/// <param name="marksSpans">Whether the tags mark spans; null to see that by the tags that are counted.</param>
internal sealed class NerTally(TagScheme? scheme, string rowName, bool? marksSpans = null)
{
    private readonly Dictionary<(string Actual, string Predicted), long> _tokens = [];
    private readonly Dictionary<string, (long Support, long Predicted, long Correct)> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpanTag> _parsed = new(StringComparer.Ordinal);
    private readonly List<TagSpan> _actualSpans = [];
    private readonly List<TagSpan> _predictedSpans = [];
    private readonly HashSet<TagSpan> _there = [];
    private SpanTag[] _actual = [];
    private SpanTag[] _predicted = [];
    private readonly HashSet<string> _strays = new(StringComparer.Ordinal);

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

    /// <summary>The scores. Where tags mark spans, those that mark none count as outside of all.</summary>
    public NerMetrics ToMetrics()
    {
        bool spans = marksSpans ?? SpanTag.MarkSpans(_tokens.SelectMany(pair => new[] { (pair.Key.Actual, pair.Value), (pair.Key.Predicted, pair.Value) }));
        PrecisionRecallScores[]? types = spans
            ? [.. _types.OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => new PrecisionRecallScores(type.Key, type.Value.Support, type.Value.Predicted, type.Value.Correct))]
            : null;
        return new NerMetrics(Sentences, new TagConfusion(_tokens), types, spans ? [.. _strays.Order(StringComparer.Ordinal)] : []);
    }

    private static string OrOutside(string? tag) => string.IsNullOrEmpty(tag) ? SpanTag.OutsideTag : tag;

    private SpanTag Parse(string tag, int token)
    {
        if (_parsed.TryGetValue(tag, out SpanTag known)) return known;
        bool ofSpan = SpanTag.TryParse(tag, out SpanTag parsed);
        if (scheme is TagScheme strict && !(ofSpan && TagSpans.Knows(strict, parsed)))
            throw new InvalidDataException($"{rowName} {Sentences}, token {token}: the tag '{tag}' {TagSpans.Unknown(strict)}.");
        if (!ofSpan) _strays.Add(tag);
        _parsed.Add(tag, parsed);
        return parsed;
    }

    private void Count(string type, (long Support, long Predicted, long Correct) more)
    {
        (long support, long predicted, long correct) = _types.GetValueOrDefault(type);
        _types[type] = (support + more.Support, predicted + more.Predicted, correct + more.Correct);
    }
}
