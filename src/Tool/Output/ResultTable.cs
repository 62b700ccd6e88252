namespace DistillEmb.MLNet.Tool.Output;

/// <summary>A column: its key in JSON, its heading, and how its numbers are written.</summary>
internal sealed record ResultColumn(string Key, string Heading, string? Format = null);

/// <summary>A table of a result.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Caption">Its heading for people.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows: text and numbers.</param>
/// <param name="Group">The object, in JSON, that holds the columns behind the first; null where a row is one flat object. For columns whose keys come from data.</param>
internal sealed record ResultTable(string Key, string Caption, IReadOnlyList<ResultColumn> Columns, IReadOnlyList<object?[]> Rows, string? Group = null)
{
    /// <summary>A cell as people read it.</summary>
    public string TextOf(int row, int column) => Result.TextOf(Rows[row][column], Columns[column].Format);

    /// <summary>Whether a column holds numbers.</summary>
    public bool IsNumeric(int column) => Rows.Count > 0 && Rows.All(row => row[column] is int or long or float or double or null);
}
