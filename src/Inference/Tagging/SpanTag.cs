namespace DistillEmb.Tagging;

/// <summary>A tag that marks a token's part in a span: <c>O</c>, or a prefix and a type, <c>B-LOC</c>.</summary>
/// <param name="Prefix"><c>O</c>, <c>B</c>, <c>I</c>, <c>E</c>, <c>S</c>, <c>L</c> or <c>U</c>.</param>
/// <param name="Type">The type; <c>_</c> where there is none.</param>
internal readonly record struct SpanTag(char Prefix, string Type)
{
    /// <summary>The tag of a token outside of all entities.</summary>
    public const string OutsideTag = "O";

    /// <summary>The prefixes of all schemes.</summary>
    public const string Prefixes = "BIESLU";

    private const string NoType = "_";

    public static SpanTag Outside { get; } = new('O', NoType);

    public bool IsOutside => Prefix == 'O';

    /// <summary>Whether no span can go on with this token.</summary>
    public bool Begins => Prefix is 'B' or 'S' or 'U';

    /// <summary>Whether no span can go on behind this token.</summary>
    public bool Ends => Prefix is 'E' or 'S' or 'L' or 'U';

    /// <summary>Reads a tag; false where it is none of a span, as a part of speech is not.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="parsed">What it says; <see cref="Outside"/> where it is none of a span.</param>
    public static bool TryParse(string tag, out SpanTag parsed)
    {
        parsed = Outside;
        if (tag == OutsideTag) return true;
        if (tag.Length == 0 || !Prefixes.Contains(tag[0], StringComparison.Ordinal)) return false;
        if (tag.Length > 1 && tag[1] != '-') return false;
        parsed = new SpanTag(tag[0], tag.Length > 2 ? tag[2..] : NoType);
        return true;
    }

    /// <summary>Whether a set of tags marks spans; null where only how often each occurs would tell, as of BIO with a few strays or parts of speech with a few.</summary>
    public static bool? MarkSpans(IEnumerable<string> tags)
    {
        (bool all, bool typed) = (true, false);
        foreach (string tag in tags)
        {
            bool parsed = TryParse(tag, out _);
            all &= parsed;
            typed |= parsed && tag.Length > 1;
        }

        return all ? true : typed ? null : false;
    }

    /// <summary>Whether tags mark spans: those that do are no rarer than those that don't. Where there is no <c>O</c>, the most frequent of these stands for it, and a letter alone is no prefix.</summary>
    public static bool MarkSpans(IEnumerable<(string Tag, long Count)> tags)
    {
        (long typed, long letters, long others, long most) = (0, 0, 0, 0);
        bool outside = false;
        foreach ((string tag, long count) in tags)
        {
            if (tag == OutsideTag) outside = true;
            else if (!TryParse(tag, out _)) (others, most) = (others + count, Math.Max(most, count));
            else if (tag.Length > 1) typed += count;
            else letters += count;
        }

        if (others == 0) return true;
        return outside ? typed + letters > 0 && typed + letters >= others : typed > 0 && typed >= others - most;
    }
}
