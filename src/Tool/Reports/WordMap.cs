using System.Globalization;
using System.Text;
using ScottPlot;
using ScottPlot.Plottables;

namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>Words as points of a plane. A label that would cover another one is left out; its point still tells the word to the mouse.</summary>
internal static class WordMap
{
    /// <summary>More words than this are more than a picture can show.</summary>
    public const int MostWords = 160;

    private const int Width = 960;
    private const int Height = 680;
    private const int ShortestWord = 3;
    private const int LabelSize = 12;
    private const float Gap = 5;
    private const float Dot = 2.5f; // A little less than a point, so that crowded words have labels too.

    /// <summary>Whether a token says something to a reader: punctuation, numbers and the shortest words do not.</summary>
    public static bool IsWord(string token) => token.Length >= ShortestWord && token.All(char.IsLetter);

    /// <param name="encoder">The encoder.</param>
    /// <param name="words">Words with the kind that gives them their colour; null for none.</param>
    public static string Of(DistillEmbEncoder encoder, IReadOnlyList<(string Word, string? Kind)> words)
    {
        ((double X, double Y)[] points, double share) = PrincipalPlane.Of(encoder.Embed(words.Select(word => word.Word)));
        var picture = new Picture(Width, Height);
        string?[] kinds = [.. words.Select(word => word.Kind).Distinct().Order(StringComparer.Ordinal)];
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            int[] members = [.. Enumerable.Range(0, words.Count).Where(i => words[i].Kind == kinds[kind])];
            Scatter dots = picture.Plot.Add.ScatterPoints(members.Select(i => points[i].X).ToArray(), members.Select(i => points[i].Y).ToArray());
            dots.Color = Color.FromHex(ColourOf(kind));
            dots.MarkerSize = 6;
        }

        picture.Render();
        picture.WriteAxes(FormattableString.Invariant($"first two principal components: {share:P0} of the variance"));
        Pixel[] places = [.. points.Select(point => picture.PlaceOf(point.X, point.Y))];
        Label(picture, words, places);
        string legend = kinds.Length > 1 ? Legend.Of(kinds.Select((kind, i) => (kind ?? "", ColourOf(i)))) : "";
        return $"{WithTitles(picture.ToHtml("A map of words"), words, places)}\n{legend}";
    }

    private static void Label(Picture picture, IReadOnlyList<(string Word, string? Kind)> words, Pixel[] places)
    {
        // A label may end at the edge of a point, its own too.
        List<PixelRect> taken = [.. places.Select(place => new PixelRect(place.X - Dot, place.X + Dot, place.Y + Dot, place.Y - Dot))];
        for (int i = 0; i < places.Length; i++)
        {
            float width = words[i].Word.Length * LabelSize * 0.95f; // Ethiopic letters are nearly as wide as high.
            (float X, string Anchor)? free = null;
            foreach ((float x, string anchor, float left) in new[] { (places[i].X + Gap, "start", places[i].X + Gap), (places[i].X - Gap, "end", places[i].X - Gap - width) })
            {
                var box = new PixelRect(left, left + width, places[i].Y + LabelSize / 2f, places[i].Y - LabelSize / 2f);
                if (left < 0 || left + width > Width || taken.Any(other => Overlap(box, other))) continue;
                taken.Add(box);
                free = (x, anchor);
                break;
            }

            if (free is not null) picture.Write(words[i].Word, free.Value.X, places[i].Y + LabelSize / 3f, free.Value.Anchor, LabelSize);
        }
    }

    private static bool Overlap(PixelRect first, PixelRect second) =>
        first.Left < second.Right && second.Left < first.Right && first.Top < second.Bottom && second.Top < first.Bottom;

    private static string WithTitles(string svg, IReadOnlyList<(string Word, string? Kind)> words, Pixel[] places)
    {
        var circles = new StringBuilder();
        for (int i = 0; i < places.Length; i++)
            circles.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{places[i].X:F1}\" cy=\"{places[i].Y:F1}\" r=\"6\" fill=\"transparent\"><title>{ReportPage.Encode(words[i].Word)}</title></circle>\n");
        return svg.Replace("</svg>", $"{circles}</svg>", StringComparison.Ordinal);
    }

    private static string ColourOf(int kind) => ReportStyle.Colours[kind % ReportStyle.Colours.Length];
}
