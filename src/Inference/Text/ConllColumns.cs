namespace DistillEmb.Text;

/// <summary>Which columns of a file hold tokens and tags.</summary>
internal readonly record struct ConllColumns(Index Token, Index? Tag)
{
    public static ConllColumns Of(ConllOptions options) => new(options.TokenColumn, options.TagColumn);

    /// <summary>What is asked of a file, in words.</summary>
    public string Needs => Tag is null ? $"the token is column [{Token}]" : $"the token is column [{Token}] and the tag column [{Tag}], which must be two";

    /// <summary>Whether lines of so many columns hold a token, and a tag in another column where tags are read.</summary>
    public bool Fit(int count) =>
        Within(Token, count) && (Tag is null || (Within(Tag.Value, count) && Tag.Value.GetOffset(count) != Token.GetOffset(count)));

    private static bool Within(Index column, int count) => column.GetOffset(count) >= 0 && column.GetOffset(count) < count;
}
