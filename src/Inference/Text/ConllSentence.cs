namespace DistillEmb.Text;

/// <summary>A sentence of a file.</summary>
internal sealed class ConllSentence
{
    /// <summary>The number of its first token's line.</summary>
    public long Line => Numbers.Count > 0 ? Numbers[0] : 0;

    public List<ReadOnlyMemory<char>> Tokens { get; } = [];

    /// <summary>A tag a token; empty where tags are not read.</summary>
    public List<ReadOnlyMemory<char>> Tags { get; } = [];

    /// <summary>The number of each token's line.</summary>
    public List<long> Numbers { get; } = [];

    /// <summary>Its lines as they are; empty where they are not kept.</summary>
    public List<ConllLine> Lines { get; } = [];
}
