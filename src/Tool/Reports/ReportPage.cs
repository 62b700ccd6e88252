using System.Net;
using System.Text;
using DistillEmb.Files;

namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>One HTML page, whole in itself: no script, no file beside it, nothing from a network.</summary>
internal sealed class ReportPage(string title)
{
    /// <summary>Examples of rows that a model has wrong, at most.</summary>
    public const int WrongExamples = 20;

    /// <summary>Examples of rows that it has right, at most.</summary>
    public const int RightExamples = 8;

    private readonly StringBuilder _body = new();

    /// <summary>Text as HTML.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Adds a heading with what stands below it, which is HTML.</summary>
    public void Add(string heading, params IEnumerable<string> html)
    {
        _body.Append("<section>\n<h2>").Append(Encode(heading)).Append("</h2>\n");
        foreach (string part in html) _body.Append(part).Append('\n');
        _body.Append("</section>\n");
    }

    /// <summary>A paragraph.</summary>
    public static string Paragraph(string text) => $"<p>{Encode(text)}</p>";

    /// <summary>Writes the page; what was there stays until it is complete.</summary>
    public void Save(string path)
    {
        string page = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{Encode(title)}</title>
            <style>
            {ReportStyle.Css}
            </style>
            </head>
            <body>
            <h1>{Encode(title)}</h1>
            {_body}</body>
            </html>

            """;
        SafeFile.Write("the report", path, stream => stream.Write(Encoding.UTF8.GetBytes(page)));
        Console.Error.WriteLine($"Report written to {path}");
    }
}
