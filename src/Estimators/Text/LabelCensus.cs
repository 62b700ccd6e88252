using System.Globalization;
using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.MLNet.Text;

/// <summary>The labels that were read, how often, and where first.</summary>
internal sealed class LabelCensus
{
    private const int MostLabels = 100_000;
    private const int MostTold = 12; // In a line for people, and warnings of a kind.
    private const int ManyTexts = 4; // So few texts may have a label each.

    private readonly Dictionary<string, CountedPlace> _labels = new(StringComparer.Ordinal);

    public long Texts { get; private set; }

    /// <summary>The labels in the order in which they first occur.</summary>
    public IReadOnlyCollection<string> Labels => _labels.Keys;

    /// <exception cref="InvalidDataException">There are so many labels that they are none.</exception>
    public void Add(LabeledTextRow row)
    {
        Texts++;
        if (!_labels.TryGetValue(row.Label, out CountedPlace? place))
        {
            if (_labels.Count == MostLabels) throw new InvalidDataException(FormattableString.Invariant($"{row.Source}: found more than {MostLabels:N0} different labels; expected those of classes. Is the label another column?"));
            _labels.Add(row.Label, place = new CountedPlace());
        }

        place.Add(row.Source);
    }

    /// <summary>The labels with their counts, the most frequent first.</summary>
    public string Describe()
    {
        (string Label, CountedPlace Place)[] sorted = [.. _labels.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Value.Count)];
        string listed = string.Join(", ", sorted.Take(MostTold).Select(pair => FormattableString.Invariant($"{LayoutWords.Short(pair.Label)} {pair.Place.Count:N0}")));
        return $"{LayoutWords.Count(sorted.Length, "label")}: {listed}{(sorted.Length > MostTold ? ", ..." : "")}";
    }

    /// <summary>What is suspicious of the labels, a sentence each.</summary>
    /// <param name="known">Labels that are known already; null for none.</param>
    public IEnumerable<string> Warnings(IReadOnlyCollection<string>? known)
    {
        if (Texts > ManyTexts && _labels.Count == Texts)
        {
            yield return $"{_labels.Values.First().First}: each of {LayoutWords.Count(Texts, "text")} has a label of its own, such as '{LayoutWords.Short(_labels.Keys.First())}'; is the label another column?";
        }
        else if (known is null && Texts > ManyTexts)
        {
            foreach (string warning in Some(_labels.Where(pair => pair.Value.Count == 1).Select(pair => Once(pair.Key, pair.Value.First)), "labels that occur once")) yield return warning;
        }

        foreach (string warning in Some(Twins(known), "labels that differ in nothing but that")) yield return warning;
        if (known is null) yield break;
        foreach (string warning in Some(
            _labels.Where(pair => !known.Contains(pair.Key)).Select(pair =>
                $"{pair.Value.First}: the label '{LayoutWords.Short(pair.Key)}' is none of those known ({LayoutWords.Count(pair.Value.Count, "text")}, this first); what has it counts as wrong{HeadingAdvice(pair.Value.First)}"),
            "labels that are not known"))
            yield return warning;
    }

    private static string Once(string label, string place) => $"{place}: the label '{LayoutWords.Short(label)}' occurs once{HeadingAdvice(place)}";

    // In the first line of a file it may be what a heading has.
    private static string HeadingAdvice(string place) => place.EndsWith(":1", StringComparison.Ordinal) ? ". If the line is a heading, Header is true" : "";

    private static IEnumerable<string> Some(IEnumerable<string> warnings, string what)
    {
        string[] all = [.. warnings];
        return all.Length <= MostTold ? all : [.. all.Take(MostTold), FormattableString.Invariant($"and {all.Length - MostTold:N0} more {what}")];
    }

    private IEnumerable<string> Twins(IReadOnlyCollection<string>? known)
    {
        foreach (IGrouping<string, string> twins in (known ?? []).Concat(_labels.Keys).Distinct(StringComparer.Ordinal).GroupBy(Bare, StringComparer.Ordinal))
        {
            string[] labels = [.. twins.OrderByDescending(label => _labels.GetValueOrDefault(label)?.Count ?? long.MaxValue)];
            foreach (string label in labels.Skip(1).Where(_labels.ContainsKey))
                yield return $"{_labels[label].First}: the label '{Visible(label)}' ({LayoutWords.Count(_labels[label].Count, "text")}) differs from '{Visible(labels[0])}' by case, blanks, quotation marks or invisible characters only";
        }
    }

    private static string Bare(string label)
    {
        var bare = new StringBuilder();
        foreach (Rune rune in CanonicalText.Of(label).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !IsMark(rune) && !IsInvisible(rune)) bare.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return bare.ToString();
    }

    private static string Visible(string label)
    {
        var visible = new StringBuilder();
        foreach (Rune rune in label.EnumerateRunes())
        {
            if (IsInvisible(rune) || (Rune.IsWhiteSpace(rune) && rune.Value != ' ')) visible.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
            else visible.Append(rune.ToString());
        }

        return visible.ToString();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation || rune.Value is '"' or '\'' or '`' or 0x201E or 0x201A;

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control || rune.Value is 0xFE0F or 0xFE0E or 0x034F;
}
