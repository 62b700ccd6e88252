using DistillEmb.Sequences;
namespace DistillEmb.MLNet.Sequences;

/// <summary>Where the words of the training data stand in the tables.</summary>
internal sealed class TokenRows(TokenTables tables, IReadOnlyList<string> words)
{
    /// <summary>The row of each word in the table of words.</summary>
    public int[] Words { get; } = [.. words.Select(word => tables.WordRowOf(word))];

    /// <summary>The row of each word's shape in the table of shapes.</summary>
    public int[] Shapes { get; } = [.. words.Select(word => tables.ShapeRowOf(word))];
}
