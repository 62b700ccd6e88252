using System.Text;

namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>Sentences with their names underlined and the errors marked.</summary>
internal static class TaggedSentences
{
    private const string Outside = "O";

    /// <param name="sentences">Tokens, their tags and the tags that they were given.</param>
    /// <param name="tags">All tags, so that a type has one colour in a page.</param>
    public static string Of(IEnumerable<(string[] Tokens, string[] Actual, string[] Predicted)> sentences, IEnumerable<string> tags)
    {
        string[] types = [.. tags.Where(tag => tag != Outside).Select(TypeOf).Distinct().Order(StringComparer.Ordinal)];
        var html = new StringBuilder(Legend.Of([.. types.Select(type => (type, ColourOf(type, types))), ("wrong: its tag → the tag that it was given", "#c00")]));
        foreach ((string[] tokens, string[] actual, string[] predicted) in sentences)
        {
            IEnumerable<string> marked = tokens.Select((token, i) => Mark(token, actual[i], predicted[i], types));
            html.Append($"<p class=\"sentence\">{string.Join(' ', marked)}</p>\n");
        }

        return html.ToString();
    }

    private static string Mark(string token, string actual, string predicted, string[] types)
    {
        string text = ReportPage.Encode(token);
        if (actual != predicted) return $"<span class=\"wrong\">{text}<small>{ReportPage.Encode(actual)} → {ReportPage.Encode(predicted)}</small></span>";
        if (actual == Outside) return text;
        string type = TypeOf(actual);
        bool begins = actual.Length == type.Length || actual[0] is not ('I' or 'E' or 'L');
        return $"<span class=\"name\" style=\"border-color:{ColourOf(type, types)}\">{text}{(begins ? $"<small>{ReportPage.Encode(type)}</small>" : "")}</span>";
    }

    private static string TypeOf(string tag) => tag.Length > 2 && tag[1] is '-' ? tag[2..] : tag;

    private static string ColourOf(string type, string[] types) => ReportStyle.Colours[Array.IndexOf(types, type) % ReportStyle.Colours.Length];
}
