namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>A word and its named-entity tag.</summary>
internal readonly record struct Token(string Text, string Tag = Token.Outside)
{
    public const string Outside = "O";

    /// <summary>The words of a lexicon entry, '_' between them, outside any name.</summary>
    public static IEnumerable<Token> Words(string entry) => entry.Split('_').Select(word => new Token(word));

    /// <summary>The words of a name, tagged as its beginning and inside.</summary>
    public static IEnumerable<Token> Name(string entry, string kind) =>
        entry.Split('_').Select((word, at) => new Token(word, (at == 0 ? "B-" : "I-") + kind));
}
