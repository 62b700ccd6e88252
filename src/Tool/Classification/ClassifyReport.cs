using System.Text;
using DistillEmb.MLNet.Text;
using DistillEmb.MLNet.Tool.Reports;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>What a page says of a classifier beside its scores: the confusion table, texts, and a map of the words that tell the classes.</summary>
internal static class ClassifyReport
{
    private const int MostLetters = 400; // Of a text; what stands behind them is left out.
    private const int RareWord = 3; // In as many texts at least.

    public static void Add(ReportPage page, ClassifiedTexts classified)
    {
        page.Add("Confusion", ConfusionGrid.Of(classified.Scores.Confusion, "Texts by their class (rows) and the class that they were given (columns)"));
        page.Add("Texts with errors", Texts(classified.Rows.Where(row => row.Text.Label != row.Prediction.Label).Take(ReportPage.WrongExamples)));
        page.Add("Texts without errors", Texts(classified.Rows.Where(row => row.Text.Label == row.Prediction.Label).Take(ReportPage.RightExamples)));
        (string, string?)[] words = [.. TypicalWords(classified)];
        if (words.Length > 2) page.Add("Words that one class has more than others, as the encoder places them", WordMap.Of(classified.Classifier.Encoder, words));
    }

    private static string Texts(IEnumerable<(LabeledTextRow Text, TextPrediction Prediction)> rows)
    {
        var html = new StringBuilder();
        foreach ((LabeledTextRow text, TextPrediction prediction) in rows)
        {
            string probability = FormattableString.Invariant($"{prediction.Probabilities.Max():P0}");
            bool right = text.Label == prediction.Label;
            string mark = right ? $"{text.Label} {probability}" : $"{text.Label} → {prediction.Label} {probability}";
            html.Append($"<p class=\"sentence\"><span class=\"{(right ? "right" : "wrong")}\"><small>{ReportPage.Encode(mark)}</small></span> {ReportPage.Encode(Beginning(text.Text))}</p>\n");
        }

        return html.Length == 0 ? ReportPage.Paragraph("There are none.") : html.ToString();
    }

    private static string Beginning(string text)
    {
        if (text.Length <= MostLetters) return text;
        int blank = text.LastIndexOf(' ', MostLetters);
        return $"{text[..(blank > 0 ? blank : MostLetters)]} …";
    }

    // For each class, words that a larger share of its texts has than of the others.
    private static IEnumerable<(string Word, string? Class)> TypicalWords(ClassifiedTexts classified)
    {
        (string Label, string[] Words)[] texts = [.. classified.Rows.Select(row => (row.Text.Label, row.Prediction.Tokens.Where(WordMap.IsWord).Distinct().ToArray()))];
        Dictionary<string, int> sizes = texts.CountBy(text => text.Label).ToDictionary();
        Dictionary<string, int> everywhere = texts.SelectMany(text => text.Words).CountBy(word => word).ToDictionary();
        return sizes.Keys.Order(StringComparer.Ordinal)
            .SelectMany(label => texts.Where(text => text.Label == label).SelectMany(text => text.Words).CountBy(word => word)
                .Where(word => everywhere[word.Key] >= RareWord)
                .Select(word => (Word: word.Key, Class: (string?)label, Lead: ((double)word.Value / sizes[label]) - ((double)(everywhere[word.Key] - word.Value) / Math.Max(1, texts.Length - sizes[label]))))
                .Where(word => word.Lead > 0)
                .OrderByDescending(word => word.Lead).ThenBy(word => word.Word, StringComparer.Ordinal)
                .Take(WordMap.MostWords / sizes.Count))
            .OrderByDescending(word => word.Lead)
            .DistinctBy(word => word.Word)
            .Select(word => (word.Word, word.Class));
    }
}
