namespace DistillEmb.Sequences;

/// <summary>What has a vector of its own beside the encoder's.</summary>
/// <param name="Words">Frequent words.</param>
/// <param name="Shapes">Frequent shapes of words, see <see cref="WordShape"/>; training makes none any more, models written before have them.</param>
internal sealed record TokenTables(FrequentWords Words, FrequentWords Shapes)
{
    /// <summary>Nothing has one.</summary>
    public static TokenTables None { get; } = new(FrequentWords.None, FrequentWords.None);

    /// <summary>The row of a token in the table of words.</summary>
    public int WordRowOf(ReadOnlySpan<char> token) => Words.RowOf(token);

    /// <summary>The row of a token in the table of shapes.</summary>
    public int ShapeRowOf(ReadOnlySpan<char> token)
    {
        Span<char> shape = stackalloc char[WordShape.Longest];
        return Shapes.RowOf(shape[..WordShape.Write(token, shape)]);
    }
}
