namespace DistillEmb.Tagging;

/// <summary>What is told of the tags of a text before something is learnt of them: each a sentence, with the place of what it is about.</summary>
internal static class TagFindings
{
    private const int MostTags = 60; // In the line of counts.
    private const int MostNamed = 8;

    private static readonly HashSet<string> Headings = new(["tag", "tags", "label", "labels", "ner", "ner_tag", "ner_tags", "pos", "pos_tag", "pos_tags", "upos", "xpos", "iob", "bio"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a tag is a word that stands in headings above tags.</summary>
    public static bool IsHeading(string tag) => Headings.Contains(tag);

    /// <summary>The tags with their counts, the most frequent first.</summary>
    public static string Counts(TagCensus census)
    {
        IReadOnlyList<TagCount> tags = census.Tags;
        string counts = string.Join(", ", tags.Take(MostTags).Select(tag => FormattableString.Invariant($"{TagLook.Shown(tag.Tag)} {tag.Count:N0}")));
        return $"{tags.Count} tag{(tags.Count == 1 ? "" : "s")}: {counts}{(tags.Count > MostTags ? ", ..." : "")}";
    }

    /// <summary>What is odd in the tags that a tagger is to learn.</summary>
    /// <param name="census">The tags.</param>
    /// <param name="tags">They, and the scheme that they are learnt with.</param>
    public static IEnumerable<string> Of(TagCensus census, TagSet tags)
    {
        IReadOnlyList<TagCount> counts = census.Tags;
        var strays = new HashSet<string>(tags.Strays, StringComparer.Ordinal);
        if (strays.Count > 0)
            yield return $"{Named("tag", counts.Where(tag => strays.Contains(tag.Tag)))} no tag of the scheme that the others keep ({(tags.Rules == TagScheme.Iob2 ? "BIO" : "IOBES")}): each may stand where O may, and the rules hold for all others.";
        TagCount[] once = [.. counts.Where(tag => tag.Count == 1 && !strays.Contains(tag.Tag))];
        if (once.Length > 0 && counts.Count > 1)
            yield return $"{Named("tag", once)} there once.{(once.Any(tag => IsHeading(tag.Tag)) ? " If that is a heading, say so by the option Header." : "")}";
        foreach (IGrouping<string, TagCount> alike in counts.GroupBy(tag => TagLook.Of(tag.Tag), StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"{List(alike)} differ in case, blanks, quotes, dashes or invisible characters alone; they are learnt as different tags.";
        TagCount[] glued = tags.MarksSpans && strays.Count == 0 ? [] : [.. counts.Where(tag => !tag.IsOfSpan && TagLook.IsGluedPrefix(tag.Tag))];
        if (glued.Length > 0) yield return $"{Named("tag", glued)} no tag of a span: expected a hyphen behind the prefix, as in 'B-{glued[0].Tag[2..]}'.";
        if (counts is [var only] && census.Tokens > 1) yield return $"Every token has the tag {only}, so that there is nothing to learn. Another column is chosen by the option TagColumn.";
    }

    /// <summary>The tags that a tagger does not know.</summary>
    /// <param name="census">The tags of a text that it is judged by.</param>
    /// <param name="known">Those that it gives.</param>
    /// <param name="learner">Whose these are: the training data's, say.</param>
    public static IEnumerable<string> Unknown(TagCensus census, IEnumerable<string> known, string learner)
    {
        var names = new HashSet<string>(known, StringComparer.Ordinal);
        TagCount[] unknown = [.. census.Tags.Where(tag => !names.Contains(tag.Tag))];
        if (unknown.Length > 0)
            yield return FormattableString.Invariant($"{Named("tag", unknown)} none of {learner}: {Many(unknown.Sum(tag => tag.Count))} of {census.Tokens:N0} cannot be right.");
    }

    private static string Many(long count) => FormattableString.Invariant($"{count:N0} token{(count == 1 ? "" : "s")}");

    private static string Named(string what, IEnumerable<TagCount> tags)
    {
        TagCount[] all = [.. tags];
        return all.Length == 1 ? $"The {what} {all[0]} is" : $"The {what}s {List(all)} are";
    }

    private static string List(IEnumerable<TagCount> tags)
    {
        TagCount[] all = [.. tags];
        string[] named = [.. all.Take(MostNamed).Select(tag => tag.ToString())];
        if (all.Length > MostNamed) return $"{string.Join(", ", named)} and {all.Length - MostNamed} more";
        return named.Length == 1 ? named[0] : $"{string.Join(", ", named[..^1])} and {named[^1]}";
    }
}
