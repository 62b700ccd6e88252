namespace DistillEmb.Text;

/// <summary>Lines that could not be read and were passed over.</summary>
internal sealed class SkippedLines
{
    public long Count { get; private set; }

    /// <summary>The number of the first one.</summary>
    public long First { get; private set; }

    /// <summary>What is wrong with the first one.</summary>
    public string? Why { get; private set; }

    public void Add(long line, string why)
    {
        if (++Count == 1) (First, Why) = (line, why);
    }

    public override string ToString() => Count == 1
        ? FormattableString.Invariant($"1 line was skipped, line {First}: {Why}")
        : FormattableString.Invariant($"{Count:N0} lines were skipped, the first is line {First}: {Why}");
}
