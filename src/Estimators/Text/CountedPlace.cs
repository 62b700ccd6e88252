namespace DistillEmb.MLNet.Text;

/// <summary>How often something was met, and where first.</summary>
internal sealed class CountedPlace
{
    public long Count { get; private set; }

    /// <summary>The first place, <c>path:line</c>; empty before.</summary>
    public string First { get; private set; } = "";

    /// <summary>What is told of the first.</summary>
    public string What { get; private set; } = "";

    public void Add(string place, string what = "")
    {
        if (Count++ == 0) (First, What) = (place, what);
    }
}
