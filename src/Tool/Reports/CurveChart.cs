using ScottPlot;
using ScottPlot.Plottables;

namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>Curves over epochs, with a legend below.</summary>
internal static class CurveChart
{
    private const int Width = 720;
    private const int Height = 300;
    private const int MostMarkers = 60;

    /// <param name="description">What it shows.</param>
    /// <param name="curves">Names with a value an epoch, from the first on.</param>
    public static string Of(string description, IReadOnlyList<(string Name, double[] Values)> curves)
    {
        var picture = new Picture(Width, Height);
        for (int i = 0; i < curves.Count; i++)
        {
            double[] values = curves[i].Values;
            Scatter curve = picture.Plot.Add.Scatter(Enumerable.Range(1, values.Length).Select(epoch => (double)epoch).ToArray(), values);
            curve.Color = Color.FromHex(ColourOf(i));
            curve.LineWidth = 2;
            curve.MarkerSize = values.Length > MostMarkers ? 0 : 5;
        }

        int epochs = curves.Max(curve => curve.Values.Length);
        picture.Plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        picture.Plot.Axes.SetLimitsX(1 - 0.03 * epochs, epochs + 0.03 * epochs);
        picture.Render();
        picture.WriteAxes("epoch");
        return $"<h3>{ReportPage.Encode(description)}</h3>\n{picture.ToHtml(description)}\n{Legend.Of(curves.Select((curve, i) => (curve.Name, ColourOf(i))))}";
    }

    private static string ColourOf(int series) => ReportStyle.Colours[series % ReportStyle.Colours.Length];
}
