namespace DistillEmb.Text;

/// <summary>Lines that name the columns below them.</summary>
internal static class ConllHeading
{
    private static readonly HashSet<string> TokenNames = new(["token", "tokens", "word", "words", "form", "text", "surface", "wordform"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> TagNames = new(
        ["tag", "tags", "label", "labels", "ner", "ner_tag", "ner_tags", "ner-tag", "ner-tags", "pos", "pos_tag", "pos_tags", "pos-tag", "pos-tags", "upos", "xpos", "iob", "bio"], StringComparer.OrdinalIgnoreCase);

    public static bool IsToken(string name) => TokenNames.Contains(name);

    public static bool IsTag(string name) => TagNames.Contains(name);

    /// <summary>Whether cells are a heading beyond doubt: one is a name for tokens and another one for tags.</summary>
    public static bool IsCertain(IReadOnlyList<string> cells) => cells.Any(IsToken) && cells.Any(IsTag);

    /// <summary>The place of a name; -1 where there is none such.</summary>
    public static int PlaceOf(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }
}
