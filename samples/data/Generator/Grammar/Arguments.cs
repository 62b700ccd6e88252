using DistillEmb.MLNet.Samples.Generator.Lexicon;
using DistillEmb.MLNet.Samples.Generator.Morphology;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>Fills the arguments of a frame.</summary>
internal sealed class Arguments(SplitMix64 random, NounPhrases nouns)
{
    private const int OptionalPercent = 58;

    /// <summary>The words of the arguments, and whom the verb may name by an object ending.</summary>
    public (List<Token> Tokens, Person? Whom) Fill(Frame frame, Person owner, bool skipObject = false, bool lean = false)
    {
        List<Token> tokens = [];
        Person? whom = null;
        foreach (Argument argument in frame.Arguments)
        {
            if (argument.IsOptional && !random.Chance(lean ? OptionalPercent * 2 / 3 : OptionalPercent))
            {
                continue;
            }

            if (argument.IsObject && skipObject)
            {
                continue;
            }

            Phrase phrase = Make(argument, owner);
            tokens.AddRange(phrase.Tokens);
            bool nameable = argument.IsObject && phrase.IsDefinite;
            if (nameable && random.Chance(phrase.IsHuman ? 55 : 12))
            {
                whom = phrase.Agreement;
            }
        }

        return (tokens, whom);
    }

    /// <summary>As <see cref="Fill"/>, with a question word in the place of one argument.</summary>
    public List<Token> Ask(Frame frame, Person owner)
    {
        List<(Argument Argument, string Word)> askable =
            [.. frame.Arguments.Select(a => (a, QuestionWord(a))).Where(pair => pair.Item2.Length > 0)];
        Argument? asked = askable.Count > 0 && random.Chance(70) ? random.Pick(askable).Argument : null;
        List<Token> tokens = [];
        foreach (Argument argument in frame.Arguments)
        {
            if (argument == asked)
            {
                tokens.AddRange(Token.Words(QuestionWord(argument)));
            }
            else if (!argument.IsOptional)
            {
                tokens.AddRange(Make(argument, owner).Tokens);
            }
        }

        if (asked is null)
        {
            tokens.Add(new Token(random.Pick((string[])["ለምን", "መቼ", "እንዴት"])));
        }

        return tokens;
    }

    private Phrase Make(Argument argument, Person owner)
    {
        if (argument.Literal is { } literal)
        {
            return new Phrase([.. Token.Words(literal)]);
        }

        string kind = random.Pick(argument.Kinds);
        if (argument.IsPredicate)
        {
            return Predicate(kind);
        }

        Phrase phrase = nouns.Make(kind, argument.IsObject, owner).WithPrefix(argument.Preposition);
        return argument.Postposition is { } after
            ? phrase with { Tokens = [.. phrase.Tokens, .. Token.Words(after)] }
            : phrase;
    }

    private Phrase Predicate(string set)
    {
        string adjective = random.PickRanked(Adjectives.Of(set), 4).Stem;
        string degree = random.Pick((string[])["በጣም_", "እጅግ_", string.Empty, string.Empty]);
        return new Phrase([.. Token.Words(degree + adjective)]);
    }

    private string QuestionWord(Argument argument)
    {
        if (argument.Kinds.Length == 0 || QuantityPhrases.Has(argument.Kinds[0]))
        {
            return string.Empty;
        }

        bool human = nouns.IsHuman(argument.Kinds[0]);
        bool place = nouns.IsPlace(argument.Kinds[0]);
        return (argument.Case, argument.Postposition) switch
        {
            ("O", _) => human ? "ማንን" : "ምን",
            ("ከ", "ጋር") => "ከማን_ጋር",
            ("ለ", null) when human => "ለማን",
            ("ከ", null) when place => "ከየት",
            ("ከ", null) when human => "ከማን",
            ("ወደ", null) when place => "ወደ_የት",
            ("በ", null) when place => "የት",
            ("ስለ", null) => human ? "ስለማን" : "ስለምን",
            _ => string.Empty,
        };
    }
}
