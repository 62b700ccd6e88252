namespace DistillEmb.Text;

/// <summary>The sentence that a reader stands at; the lists are filled anew with each.</summary>
internal sealed class ConllSentence
{
    /// <summary>The number of its first token's line.</summary>
    public long Line { get; set; }

    public List<ReadOnlyMemory<char>> Tokens { get; } = [];

    /// <summary>A tag a token; empty where tags are not read.</summary>
    public List<ReadOnlyMemory<char>> Tags { get; } = [];
}
