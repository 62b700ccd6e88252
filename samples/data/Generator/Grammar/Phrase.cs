using DistillEmb.MLNet.Samples.Generator.Morphology;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>A noun phrase: its words, how a verb agrees with it, and whether it opens with a genitive የ-.</summary>
internal sealed record Phrase(
    IReadOnlyList<Token> Tokens,
    Person Agreement = Person.He,
    bool IsHuman = false,
    bool IsDefinite = false,
    bool OpensWithGenitive = false)
{
    private static readonly Dictionary<string, string> AfterPrefix = new(StringComparer.Ordinal)
    {
        ["ይህ"] = "ዚህ",
        ["ያ"] = "ዚያ",
        ["ይህች"] = "ዚህች",
        ["ያች"] = "ዚያች",
    };

    public static readonly Phrase None = new([]);

    public bool IsEmpty => Tokens.Count == 0;

    /// <summary>
    /// With a preposition on its first word, which takes the place of a genitive የ-; ወደ and እስከ stand apart.
    /// </summary>
    public Phrase WithPrefix(string prefix)
    {
        if (IsEmpty || prefix.Length == 0)
        {
            return this;
        }

        Token first = Tokens[0];
        string word = OpensWithGenitive ? first.Text[1..] : first.Text;
        bool demonstrative = AfterPrefix.TryGetValue(word, out string? bound);
        word = bound ?? word;
        if (prefix is "ወደ" or "እስከ" && !demonstrative)
        {
            return this with
            {
                Tokens = [new Token(prefix), first with { Text = word }, .. Tokens.Skip(1)],
                OpensWithGenitive = false,
            };
        }

        return this with
        {
            Tokens = [first with { Text = prefix + word }, .. Tokens.Skip(1)],
            OpensWithGenitive = prefix == "የ",
        };
    }

    /// <summary>With an ending on its last word.</summary>
    public Phrase WithEnding(string ending) => IsEmpty ? this : this with
    {
        Tokens = [.. Tokens.SkipLast(1), Tokens[^1] with { Text = Tokens[^1].Text + ending }],
    };

    /// <summary>This and another phrase, joined by -ና.</summary>
    public Phrase And(Phrase other) => this with
    {
        Tokens = [.. WithEnding("ና").Tokens, .. other.Tokens],
        Agreement = Person.They,
    };
}
