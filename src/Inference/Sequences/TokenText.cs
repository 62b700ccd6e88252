namespace DistillEmb.Sequences;

/// <summary>The tokens of a row as the networks read them.</summary>
internal static class TokenText
{
    /// <param name="tokens">The tokens.</param>
    /// <param name="row">The place of the row, for messages.</param>
    /// <param name="parameter">The name of the parameter that they came by.</param>
    /// <exception cref="ArgumentException">The row or a token is null.</exception>
    public static ReadOnlyMemory<char>[] Of(IReadOnlyList<string> tokens, int row, string parameter)
    {
        if (tokens is null) throw new ArgumentException($"Row {row} is null; expected its tokens.", parameter);
        var texts = new ReadOnlyMemory<char>[tokens.Count];
        for (int i = 0; i < texts.Length; i++) texts[i] = (tokens[i] ?? throw new ArgumentException($"Token {i} of row {row} is null; expected a text.", parameter)).AsMemory();
        return texts;
    }
}
