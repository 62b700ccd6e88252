using System.Globalization;
using System.Text;

namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>Tags or classes against each other, each cell the darker the larger its share of its row.</summary>
internal static class ConfusionGrid
{
    /// <param name="confusion">The counts.</param>
    /// <param name="what">What is counted, and by what.</param>
    public static string Of(TagConfusion confusion, string what)
    {
        var html = new StringBuilder($"<table class=\"grid\"><caption>{what}; darker is a larger share of the row.</caption><tr><th></th>");
        foreach (string tag in confusion.Tags) html.Append(CultureInfo.InvariantCulture, $"<th class=\"n\">{ReportPage.Encode(tag)}</th>");
        html.Append("</tr>\n");
        foreach (string actual in confusion.Tags)
        {
            long all = confusion.Tags.Sum(predicted => confusion[actual, predicted]);
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{ReportPage.Encode(actual)}</th>");
            foreach (string predicted in confusion.Tags)
            {
                long count = confusion[actual, predicted];
                string colour = actual == predicted ? "0, 114, 178" : "213, 94, 0";
                double share = all == 0 ? 0 : (double)count / all;
                html.Append(CultureInfo.InvariantCulture, $"<td{(actual == predicted ? " class=\"right\"" : "")} style=\"background: rgba({colour}, {0.7 * share:F2})\">{count:N0}</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</table>").ToString();
    }
}
