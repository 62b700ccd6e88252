using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>What a page says of an encoder beside figures: neighbours of words, and a map.</summary>
internal static class EncoderReport
{
    private const int Examples = 15;
    private const int Neighbors = 6;
    private const int Searched = 20_000; // The most frequent words: a rare one says little to a reader.

    /// <summary>The nearest words of some of the words that were asked for.</summary>
    public static string NeighborsOf(DistillEmbEncoder encoder, IEnumerable<string> words, IReadOnlyList<string> vocabulary)
    {
        WordIndex index = encoder.CreateIndex(vocabulary.Take(Searched));
        return ResultHtml.Table(new ResultTable(
            "neighbors",
            FormattableString.Invariant($"The nearest of the {index.Count:N0} most frequent words, with cosines:"),
            [new("word", "word"), new("neighbors", "nearest words")],
            [.. Worded(words).Take(Examples).Select(word => new object?[] { word, string.Join(", ", index.FindNeighbors(word, Neighbors).Select(neighbor => FormattableString.Invariant($"{neighbor.Word} {neighbor.Similarity:F2}"))) })]));
    }

    /// <summary>A map of some words.</summary>
    public static string MapOf(DistillEmbEncoder encoder, IEnumerable<string> words)
    {
        (string, string?)[] some = [.. Worded(words).Take(WordMap.MostWords).Select(word => (word, (string?)null))];
        return some.Length > 2 ? WordMap.Of(encoder, some) : ReportPage.Paragraph("There are too few words for a map.");
    }

    private static IEnumerable<string> Worded(IEnumerable<string> words) => words.Where(WordMap.IsWord);
}
