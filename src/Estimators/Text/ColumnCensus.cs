using System.Globalization;

namespace DistillEmb.MLNet.Text;

/// <summary>What the cells of a column are like.</summary>
internal sealed class ColumnCensus
{
    private const int MostValues = 1 << 11; // Whose counts are kept: labels are fewer.
    private const int LongestValue = 200; // Characters of one whose count is kept.
    private const int MostDistinct = 1 << 16;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<int> _hashes = []; // In place of the values, which may be long. A collision makes two of a text one, which changes no decision.
    private long _characters;
    private long _identifiers;
    private long _withBlanks;
    private long _addresses;

    public long Count { get; private set; }

    /// <summary>Different values, up to some ten thousand.</summary>
    public int Distinct => _hashes.Count;

    public double MeanLength => Count == 0 ? 0 : (double)_characters / Count;

    /// <summary>The share of cells of several words.</summary>
    public double BlankShare => Share(_withBlanks);

    /// <summary>Whether values come back, as labels do.</summary>
    public bool Repeats => Count > 1 && 2L * Distinct <= Count && MeanLength <= LongestValue;

    /// <summary>Whether it numbers the rows: another value in each, of one word with a digit in it.</summary>
    public bool IsIndex => Count > 1 && Distinct == Math.Min(Count, MostDistinct) && _identifiers == Count;

    public bool IsAddress => Count > 0 && Share(_addresses) > 0.5;

    public void Add(string cell)
    {
        string value = cell.Trim();
        Count++;
        _characters += value.Length;
        bool hasBlank = value.AsSpan().IndexOfAny(' ', '\t', '\n') >= 0;
        if (hasBlank) _withBlanks++;
        if (value.Contains("://", StringComparison.Ordinal) && !hasBlank) _addresses++;
        if (!hasBlank && value.Length <= LongestValue && value.Any(char.IsAsciiDigit) && IsPlainIdentifier(value)) _identifiers++;
        if (_hashes.Count < MostDistinct) _hashes.Add(value.GetHashCode(StringComparison.Ordinal));
        if (value.Length <= LongestValue && (_counts.Count < MostValues || _counts.ContainsKey(value))) _counts[value] = _counts.GetValueOrDefault(value) + 1;
    }

    /// <summary>How often a value occurs, of those that are counted.</summary>
    public int CountOf(string value) => _counts.GetValueOrDefault(value.Trim());

    /// <summary>The share of cells that are one of some labels.</summary>
    public double ShareOf(IReadOnlyCollection<string> labels) => Share(labels.Sum(label => (long)_counts.GetValueOrDefault(label)));

    private static bool IsPlainIdentifier(string value) => double.TryParse(value, CultureInfo.InvariantCulture, out _) || value.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-' or '.' or ':' or '/' or '#');

    private double Share(long part) => Count == 0 ? 0 : (double)part / Count;
}
