using System.Globalization;
using System.Text;

namespace DistillEmb;

/// <summary>How often tokens of one tag were given another: a table of tags against tags.</summary>
public sealed class TagConfusion
{
    private const string Corner = "actual \\ predicted";

    private readonly Dictionary<(string Actual, string Predicted), long> _counts;

    internal TagConfusion(IReadOnlyDictionary<(string Actual, string Predicted), long> counts)
    {
        Tags = [.. counts.Keys.SelectMany(pair => new[] { pair.Actual, pair.Predicted }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _counts = new Dictionary<(string Actual, string Predicted), long>(counts);
    }

    /// <summary>The tags that tokens have or were given, sorted.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>How many tokens of a tag were given a tag; 0 for tags that there are not.</summary>
    /// <param name="actual">The tag that the tokens have.</param>
    /// <param name="predicted">The tag that they were given.</param>
    public long this[string actual, string predicted] => _counts.GetValueOrDefault((actual, predicted));

    /// <summary>The table as text, a row a tag that tokens have, a column a tag that they were given; recall beside it, precision below.</summary>
    public string GetFormattedTable()
    {
        IReadOnlyList<PrecisionRecallScores> scores = Scores();
        List<string[]> rows = [[Corner, .. Tags, "recall"]];
        for (int row = 0; row < Tags.Count; row++)
            rows.Add([Tags[row], .. Tags.Select(predicted => this[Tags[row], predicted].ToString(CultureInfo.InvariantCulture)), Share(scores[row].Recall)]);
        rows.Add(["precision", .. scores.Select(score => Share(score.Precision)), ""]);

        int[] widths = [.. Enumerable.Range(0, Tags.Count + 2).Select(column => rows.Max(row => row[column].Length))];
        var table = new StringBuilder();
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            table.AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return table.ToString();
    }

    /// <inheritdoc />
    public override string ToString() => GetFormattedTable();

    // A tag each, in their order.
    internal IReadOnlyList<PrecisionRecallScores> Scores()
    {
        Dictionary<string, long> there = Sums(pair => pair.Actual);
        Dictionary<string, long> given = Sums(pair => pair.Predicted);
        return [.. Tags.Select(tag => new PrecisionRecallScores(tag, there.GetValueOrDefault(tag), given.GetValueOrDefault(tag), this[tag, tag]))];
    }

    private Dictionary<string, long> Sums(Func<(string Actual, string Predicted), string> side) =>
        _counts.AggregateBy(count => side(count.Key), 0L, (sum, count) => sum + count.Value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static string Share(double share) => share.ToString("F3", CultureInfo.InvariantCulture);
}
