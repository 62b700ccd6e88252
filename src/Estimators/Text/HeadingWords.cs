namespace DistillEmb.MLNet.Text;

/// <summary>The words by which headings are known.</summary>
internal static class HeadingWords
{
    private static readonly HashSet<string> Labels = Words("label", "labels", "class", "classes", "category", "categories", "topic", "sentiment", "polarity", "emotion", "intent", "target");

    private static readonly HashSet<string> Titles = Words("headline", "title", "subject");

    private static readonly HashSet<string> Bodies = Words("text", "tweet", "sentence", "body", "content", "comment", "review", "post", "message", "document", "article", "utterance");

    public static bool IsLabel(string cell) => Labels.Contains(cell.Trim());

    /// <summary>Whether it says that a column holds titles, which are read with the texts below them.</summary>
    public static bool IsTitle(string cell) => Titles.Contains(cell.Trim());

    public static bool IsBody(string cell) => Bodies.Contains(cell.Trim());

    public static bool IsText(string cell) => IsTitle(cell) || IsBody(cell);

    private static HashSet<string> Words(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);
}
