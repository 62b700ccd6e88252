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
    public static bool TryParse(string tag, out SpanTag parsed)
    {
        parsed = Outside;
        if (tag == OutsideTag) return true;
        if (tag.Length == 0 || !Prefixes.Contains(tag[0], StringComparison.Ordinal)) return false;
        if (tag.Length > 1 && tag[1] != '-') return false;
        parsed = new SpanTag(tag[0], tag.Length > 2 ? tag[2..] : NoType);
        return true;
    }
}
