using System.Globalization;
using System.Text.Json;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Output;

/// <summary>What a command found out: facts and tables, for people or as JSON.</summary>
internal sealed class Result
{
    public List<ResultFact> Facts { get; } = [];

    public List<ResultTable> Tables { get; } = [];

    public static string TextOf(object? value, string? format) => value switch
    {
        null => "",
        true => "yes",
        false => "no",
        double.NaN or float.NaN => "-",
        IEnumerable<string> names => string.Join(", ", names),
        IFormattable number => number.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public void Add(string key, string name, object? value, string? format = null) => Facts.Add(new ResultFact(key, name, value, format));

    /// <summary>Writes everything to standard output.</summary>
    public void Write(bool json)
    {
        if (json) WriteJson();
        else WriteText(Console.Out);
    }

    private void WriteText(TextWriter output)
    {
        int width = Facts.Count == 0 ? 0 : Facts.Max(fact => fact.Name.Length);
        foreach (ResultFact fact in Facts) output.WriteLine($"{fact.Name.PadRight(width)}  {fact.Text}".TrimEnd());
        foreach (ResultTable table in Tables)
        {
            if (Facts.Count > 0 || table != Tables[0]) output.WriteLine();
            if (table.Caption.Length > 0) output.WriteLine(table.Caption);
            WriteTable(table, output);
        }
    }

    private static void WriteTable(ResultTable table, TextWriter output)
    {
        string[][] rows = [[.. table.Columns.Select(column => column.Heading)], .. table.Rows.Select((_, row) => table.Columns.Select((_, column) => table.TextOf(row, column)).ToArray())];
        int[] widths = [.. table.Columns.Select((_, column) => rows.Max(row => WidthOf(row[column])))];
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) =>
            {
                string blanks = new(' ', widths[column] - WidthOf(cell));
                return table.IsNumeric(column) ? blanks + cell : cell + blanks;
            });
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    // As many places as a reader sees letters, of a letter with marks one.
    private static int WidthOf(string text) => new StringInfo(text).LengthInTextElements;

    private void WriteJson()
    {
        using (Stream output = StandardStreams.OpenOutput())
        {
            using var writer = new Utf8JsonWriter(output, JsonText.Indented);
            writer.WriteStartObject();
            foreach (ResultFact fact in Facts)
            {
                writer.WritePropertyName(fact.Key);
                WriteValue(writer, fact.Value);
            }

            foreach (ResultTable table in Tables) WriteTable(writer, table);
            writer.WriteEndObject();
        }

        Console.Out.WriteLine();
    }

    private static void WriteTable(Utf8JsonWriter writer, ResultTable table)
    {
        writer.WriteStartArray(table.Key);
        foreach (object?[] row in table.Rows)
        {
            writer.WriteStartObject();
            for (int column = 0; column < row.Length; column++)
            {
                if (column == 1 && table.Group is not null) writer.WriteStartObject(table.Group);
                writer.WritePropertyName(table.Columns[column].Key);
                WriteValue(writer, row[column]);
            }

            if (table.Group is not null) writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // JSON has no "not a number".
    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        if (value is double.NaN or float.NaN) writer.WriteNullValue();
        else JsonSerializer.Serialize(writer, value, JsonSerializerOptions.Web);
    }
}
