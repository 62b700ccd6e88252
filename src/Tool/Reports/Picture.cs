using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ScottPlot;

namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>
/// A plot as SVG inside a page. ScottPlot draws lines, points and axes; all letters are set by the browser, which has fonts for every
/// script: ScottPlot's own would be those of the machine that writes the page, and Ethiopic ones are lost where that has none.
/// </summary>
internal sealed partial class Picture
{
    private const float Left = 60;
    private const float Right = 15;
    private const float Bottom = 45;
    private const float Top = 12;
    private const int FontSize = 13;

    private readonly int _width;
    private readonly int _height;
    private readonly StringBuilder _letters = new();

    public Picture(int width, int height)
    {
        (_width, _height) = (width, height);
        Plot = new Plot();
        Plot.Layout.Fixed(new PixelPadding(Left, Right, Bottom, Top));
        Plot.Grid.MajorLineColor = Colors.Black.WithOpacity(0.08);
        foreach (IAxis axis in new IAxis[] { Plot.Axes.Bottom, Plot.Axes.Left }) axis.TickLabelStyle.IsVisible = false;
    }

    public Plot Plot { get; }

    /// <summary>Where a point of the plot is, in the picture; only after <see cref="Render"/>.</summary>
    public Pixel PlaceOf(double x, double y) => Plot.GetPixel(new Coordinates(x, y));

    /// <summary>Lays the plot out.</summary>
    public void Render() => Plot.RenderInMemory(_width, _height);

    /// <summary>Adds letters.</summary>
    public void Write(string text, float x, float y, string anchor = "start", int size = FontSize) =>
        _letters.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{y:F1}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{ReportPage.Encode(text)}</text>\n");

    /// <summary>Adds the values of both axes, and what the lower one counts.</summary>
    public void WriteAxes(string bottom)
    {
        float below = _height - Bottom;
        foreach (Tick tick in Plot.Axes.Bottom.TickGenerator.Ticks.Where(tick => tick.IsMajor)) Write(tick.Label, PlaceOf(tick.Position, 0).X, below + 18, "middle");
        foreach (Tick tick in Plot.Axes.Left.TickGenerator.Ticks.Where(tick => tick.IsMajor)) Write(tick.Label, Left - 7, PlaceOf(0, tick.Position).Y + 4, "end");
        Write(bottom, Left + (_width - Left - Right) / 2, _height - 6, "middle");
    }

    /// <summary>The picture, to stand in a page.</summary>
    public string ToHtml(string description)
    {
        string svg = Plot.GetSvgXml(_width, _height);
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        svg = Letters().Replace(NameSpaces().Replace(svg, ""), "");

        // Several pictures stand in one page, whose names are all of one space.
        string own = $"p{Guid.NewGuid():N}_";
        svg = ClipNames().Replace(svg, match => match.Value.Replace("cl_", own, StringComparison.Ordinal));
        int end = svg.LastIndexOf("</svg>", StringComparison.Ordinal);
        string opening = FormattableString.Invariant($"<svg viewBox=\"0 0 {_width} {_height}\" role=\"img\" aria-label=\"{ReportPage.Encode(description)}\"");
        return $"{svg[..end].Replace("<svg", opening, StringComparison.Ordinal)}{_letters}</svg>";
    }

    [GeneratedRegex("""\s+xmlns(:xlink)?="[^"]*" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NameSpaces();

    [GeneratedRegex("<text.*?</text>", RegexOptions.Singleline)]
    private static partial Regex Letters();

    [GeneratedRegex("""(id="|url\(\#)cl_""")]
    private static partial Regex ClipNames();
}
