using DistillEmb.MLNet.Samples.Generator.Lexicon;
using DistillEmb.MLNet.Samples.Generator.Morphology;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>Chooses a noun, its number and its article, and puts adjectives and numbers before it.</summary>
internal sealed class NounChoice(SplitMix64 random)
{
    private static readonly NounShape[] Shapes = Enum.GetValues<NounShape>();

    private static readonly Person[] Owners =
        [Person.He, Person.I, Person.They, Person.She, Person.We, Person.YouMan, Person.YouAll, Person.YouWoman];

    private static readonly string[] Quantities = ["ብዙ", "በርካታ", "ጥቂት", "አንዳንድ", "ሌሎች"];

    public Noun Pick(NounClass from) => random.PickSteeply(from.Nouns, 2);

    /// <summary>A shape this noun can take, by the likings of its kind.</summary>
    public NounShape Shape(NounClass from, Noun noun)
    {
        int[] weights = from.Kind switch
        {
            NounKind.Thing => [30, 27, 14, 5, 7, 5, 5, 5, 12],
            NounKind.Mass => [44, 28, 6, 0, 0, 5, 4, 12, 9],
            NounKind.Abstract => [62, 24, 0, 0, 0, 0, 4, 0, 10],
            NounKind.Cost => [2, 10, 3, 0, 0, 0, 5, 0, 80],
            NounKind.Place => [20, 36, 7, 3, 1, 2, 7, 0, 25],
            NounKind.Human => [8, 46, 4, 8, 5, 6, 5, 0, 17],
            NounKind.Group => [4, 55, 4, 8, 0, 4, 6, 0, 18],
            NounKind.Kin => [0, 0, 88, 0, 0, 0, 0, 0, 12],
            _ => [10, 5, 85, 0, 0, 0, 0, 0, 0],
        };
        NounShape shape = Weighted(weights);
        bool possible = shape switch
        {
            NounShape.Numbered => noun.HasPlural,
            NounShape.Measured => from.Measures.Length > 0,
            NounShape.Owned => from.Owners.Length > 0 || from.Kind == NounKind.Kin,
            _ => true,
        };
        return possible ? shape : NounShape.Definite;
    }

    public Phrase Make(NounClass from, Noun noun, NounShape shape, bool accusative, Person? owner)
    {
        bool needsPlural = shape == NounShape.Many
            || (from.Kind == NounKind.Human && shape is (NounShape.Bare or NounShape.Numbered));
        bool plural = noun.HasPlural && shape != NounShape.OneOf && (needsPlural || random.Chance(27));
        bool feminine = noun.IsFeminine
            || (from.Kind == NounKind.Human && noun.OwnDefinite is null && !plural && random.Chance(13));
        Phrase head = Head(from, noun, plural, null, false);
        switch (shape)
        {
            case NounShape.Definite:
                return Definite(from, noun, plural, feminine, accusative);
            case NounShape.Possessed:
                bool own = owner is not null && (from.Kind == NounKind.Body || random.Chance(75));
                Person whose = own ? owner!.Value : random.PickSteeply(Owners, 2);
                return Head(from, noun, plural, whose, accusative) with { IsDefinite = true };
            case NounShape.OneOf:
                return Before(head, "አንድ", from);
            case NounShape.Numbered:
                string[] numbers = from.IsHuman ? CalendarWords.SmallNumbers : CalendarWords.Numbers;
                return Before(head, random.PickRanked(numbers, 1), from) with { Agreement = Person.They };
            case NounShape.Many:
                return Before(head, random.PickRanked(noun.HasPlural ? Quantities : ["ብዙ", "ጥቂት"]), from);
            case NounShape.Pointed:
                string pointer = plural
                    ? random.Chance(75) ? "እነዚህ" : "እነዚያ"
                    : (random.Chance(70) ? "ይህ" : "ያ") + (noun.IsFeminine ? "ች" : string.Empty);
                return Before(head, accusative ? pointer + "ን" : pointer, null) with { IsDefinite = true };
            case NounShape.Measured:
                Phrase stuff = Head(from, noun, false, null, false);
                string measure = $"{random.PickRanked(CalendarWords.Numbers, 3)}_{random.PickRanked(from.Measures)}";
                return Before(stuff, measure, null);
            default:
                return random.Chance(14) && Adjective(from) is { } adjective
                    ? Before(head, plural ? adjective.PluralStem : adjective.Stem, null)
                    : head;
        }
    }

    /// <summary>The noun alone, inflected.</summary>
    public Phrase Head(NounClass from, Noun noun, bool plural, Person? owner, bool accusative)
    {
        string word = Number(noun, plural);
        word = owner is { } person ? NounForms.Possessed(word, person) : word;
        Person agreement = plural ? Person.They : noun.IsFeminine ? Person.She : Person.He;
        return Phrase(from, accusative ? word + "ን" : word, agreement);
    }

    private Phrase Definite(NounClass from, Noun noun, bool plural, bool feminine, bool accusative)
    {
        Phrase bare = Head(from, noun, plural, null, false) with { IsDefinite = true };
        feminine &= !plural;
        Person agreement = feminine ? Person.She : bare.Agreement;
        string mark = accusative ? "ን" : string.Empty;
        if (random.Chance(13) && Adjective(from) is { } adjective)
        {
            string form = plural ? NounForms.Plural(adjective.PluralStem, false) : adjective.Stem;
            form = feminine ? NounForms.DefiniteFeminine(form) : NounForms.Definite(form);
            return Before(bare, form + mark, null) with { Agreement = agreement };
        }

        string stem = Number(noun, plural);
        string word = feminine
            ? noun.OwnFeminine ?? NounForms.DefiniteFeminine(stem)
            : (plural ? null : noun.OwnDefinite) ?? NounForms.Definite(stem);
        return Phrase(from, word + mark, agreement) with { IsDefinite = true };
    }

    private string Number(Noun noun, bool plural) => plural
        ? noun.OwnPlural ?? NounForms.Plural(noun.Stem, noun.FusesA && random.Chance(60))
        : noun.Stem;

    private static Phrase Phrase(NounClass from, string word, Person agreement) => new(
        [.. Token.Words(word)],
        agreement,
        from.IsHuman,
        OpensWithGenitive: word[0] == 'የ' && word.Contains('_', StringComparison.Ordinal));

    private Phrase Before(Phrase head, string words, NounClass? describe)
    {
        IEnumerable<Token> before = Token.Words(words);
        if (describe is not null && random.Chance(12) && Adjective(describe) is { } adjective)
        {
            before = before.Append(new Token(adjective.Stem));
        }

        return head with { Tokens = [.. before, .. head.Tokens], OpensWithGenitive = false };
    }

    private Adjective? Adjective(NounClass from) => from.Adjectives.Length == 0
        ? null
        : random.PickRanked(Adjectives.Of(from.Adjectives), 3);

    private NounShape Weighted(int[] weights)
    {
        int left = random.Below(weights.Sum());
        int at = 0;
        while (left >= weights[at])
        {
            left -= weights[at++];
        }

        return Shapes[at];
    }
}
