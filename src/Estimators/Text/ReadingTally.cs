namespace DistillEmb.MLNet.Text;

/// <summary>What was passed over, or taken for what it may not be, while labelled texts were read.</summary>
internal sealed class ReadingTally
{
    public CountedPlace BadLines { get; } = new();

    public CountedPlace MoreCells { get; } = new();

    public CountedPlace EmptyTexts { get; } = new();

    public CountedPlace Headings { get; } = new();

    public CountedPlace PaddedLabels { get; } = new();

    /// <summary>A sentence for each.</summary>
    public IEnumerable<string> Warnings()
    {
        if (BadLines.Count > 0) yield return $"{BadLines.First}: {LayoutWords.Count(BadLines.Count, "bad line")} passed over, this first: {BadLines.What}";
        if (Headings.Count > 0) yield return $"{Headings.First}: the heading again; {LayoutWords.Count(Headings.Count, "such line")} of joined files passed over";
        if (MoreCells.Count > 0) yield return $"{MoreCells.First}: {LayoutWords.Count(MoreCells.Count, "text")} with {MoreCells.What}s within; all behind the first is the text";
        if (EmptyTexts.Count > 0) yield return $"{EmptyTexts.First}: {LayoutWords.Count(EmptyTexts.Count, "text")} without a word";
        if (PaddedLabels.Count > 0) yield return $"{PaddedLabels.First}: {LayoutWords.Count(PaddedLabels.Count, "label")} with blanks around them, such as '{PaddedLabels.What}'; they are taken without";
    }
}
