namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>Which colour means what.</summary>
internal static class Legend
{
    public static string Of(IEnumerable<(string Name, string Colour)> entries) =>
        $"<p class=\"legend\">{string.Concat(entries.Select(entry => $"<span><i style=\"background:{entry.Colour}\"></i>{ReportPage.Encode(entry.Name)}</span>"))}</p>";
}
