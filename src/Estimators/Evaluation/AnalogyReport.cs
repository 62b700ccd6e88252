namespace DistillEmb.MLNet;

/// <summary>The analogies that were solved, by section and in all.</summary>
public sealed class AnalogyReport
{
    internal AnalogyReport(IReadOnlyList<AnalogyMetrics> sections)
    {
        Sections = sections;
        Total = new AnalogyMetrics(
            null,
            sections.Sum(section => section.Questions),
            sections.Sum(section => section.Covered),
            sections.Sum(section => section.Correct));
    }

    /// <summary>The sections, in the order of their first question.</summary>
    public IReadOnlyList<AnalogyMetrics> Sections { get; }

    /// <summary>All questions together (so large sections weigh more).</summary>
    public AnalogyMetrics Total { get; }

    /// <inheritdoc />
    public override string ToString() => string.Join(Environment.NewLine, Sections.Append(Total));
}
