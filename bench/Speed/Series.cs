namespace DistillEmb.MLNet.Speed;

/// <summary>What one thing measured in several rounds.</summary>
internal sealed class Series : IFormattable
{
    private readonly List<double> _values = [];

    public double Median
    {
        get
        {
            double[] sorted = [.. _values.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    public void Add(double value) => _values.Add(value);

    /// <summary>Median, least and most.</summary>
    public string ToString(string? format, IFormatProvider? provider) =>
        $"{Median.ToString(format, provider)} ({_values.Min().ToString(format, provider)}, {_values.Max().ToString(format, provider)})";
}
