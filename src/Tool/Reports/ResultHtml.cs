using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>Facts and tables as HTML.</summary>
internal static class ResultHtml
{
    /// <summary>Everything of a result.</summary>
    public static IEnumerable<string> Of(Result result) => [Facts(result.Facts), .. result.Tables.Select(Table)];

    /// <summary>Facts in columns.</summary>
    public static string Facts(IEnumerable<ResultFact> facts) =>
        $"<div class=\"columns\">{string.Concat(facts.Select(fact => $"<div>{ReportPage.Encode(fact.Name)} <b>{ReportPage.Encode(fact.Text)}</b></div>"))}</div>";

    /// <summary>A table.</summary>
    public static string Table(ResultTable table)
    {
        string caption = table.Caption.Length == 0 ? "" : $"<caption>{ReportPage.Encode(table.Caption)}</caption>";
        string heading = string.Concat(table.Columns.Select((column, i) => $"<th{Class(table, i)}>{ReportPage.Encode(column.Heading)}</th>"));
        IEnumerable<string> rows = table.Rows.Select((_, row) => $"<tr>{string.Concat(table.Columns.Select((_, i) => $"<td{Class(table, i)}>{ReportPage.Encode(table.TextOf(row, i))}</td>"))}</tr>");
        return $"<table>{caption}<tr>{heading}</tr>\n{string.Join('\n', rows)}</table>";
    }

    private static string Class(ResultTable table, int column) => table.IsNumeric(column) ? " class=\"n\"" : "";
}
