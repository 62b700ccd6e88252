namespace DistillEmb.MLNet.Sequences;

/// <summary>Checks options that are names of columns.</summary>
internal static class ColumnFaults
{
    /// <summary>Names that are null or empty, a sentence each.</summary>
    public static IEnumerable<string> Missing(params (string Option, string? Name)[] columns) => columns
        .Where(column => string.IsNullOrEmpty(column.Name))
        .Select(column => $"{column.Option} is {(column.Name is null ? "null" : "empty")}; it must be the name of a column.");

    /// <summary>Two names that are the same, as a sentence; nothing where they differ or one is missing.</summary>
    public static IEnumerable<string> Same((string Option, string? Name) first, (string Option, string? Name) second)
    {
        if (!string.IsNullOrEmpty(first.Name) && first.Name == second.Name) yield return $"{first.Option} and {second.Option} are both '{first.Name}'; they must differ.";
    }
}
