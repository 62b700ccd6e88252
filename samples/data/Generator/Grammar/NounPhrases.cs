using DistillEmb.MLNet.Samples.Generator.Lexicon;
using DistillEmb.MLNet.Samples.Generator.Morphology;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>
/// Makes any phrase a frame can ask for by name: a name, an amount, a pronoun, or a noun of a class with what stands
/// before it.
/// </summary>
internal sealed class NounPhrases(
    SplitMix64 random, Vocabulary vocabulary, EntityPhrases entities, QuantityPhrases quantities)
{
    private static readonly Person[] Speakers =
        [Person.I, Person.We, Person.He, Person.They, Person.She, Person.YouMan, Person.YouAll, Person.YouWoman];

    private static readonly string[] Pronouns = ["እኔ", "አንተ", "አንቺ", "እሱ", "እሷ", "እኛ", "እናንተ", "እነሱ"];

    private readonly NounChoice choice = new(random);

    /// <summary>
    /// A phrase by the name of its kind; <paramref name="owner"/> is whose thing a possessive is likely to mean.
    /// </summary>
    public Phrase Make(string name, bool accusative, Person? owner)
    {
        Phrase first = One(name, accusative, owner);
        bool joins = EntityPhrases.IsPerson(name) || vocabulary.Has(name);
        if (!joins || !random.Chance(4))
        {
            return first;
        }

        Phrase second = One(name, accusative, owner);
        bool sameWord = second.Tokens[^1].Text[..2] == first.Tokens[^1].Text[..2];
        bool joinable = !sameWord && second.IsDefinite == first.IsDefinite && !second.OpensWithGenitive;
        return joinable ? first.And(second) : first;
    }

    /// <summary>The subject of a clause, at times left unsaid.</summary>
    public Phrase Subject(string name)
    {
        if (name == "PRON")
        {
            Person who = random.PickSteeply(Speakers, 2);
            Token[] tokens = random.Chance(38) ? [new Token(Pronouns[(int)who])] : [];
            return new Phrase(tokens, who, IsHuman: true, IsDefinite: true);
        }

        Phrase subject = Make(name, accusative: false, owner: null);
        return random.Chance(2) ? subject.WithEnding("ም") : subject;
    }

    /// <summary>A noun of a class with nothing before it, as after a relative clause.</summary>
    public Phrase Bare(string name, bool singular)
    {
        NounClass from = vocabulary[name];
        Noun noun = choice.Pick(from);
        bool plural = !singular && noun.HasPlural && random.Chance(40);
        return choice.Head(from, noun, plural, null, false);
    }

    public bool IsHuman(string name) =>
        name == "PRON" || EntityPhrases.IsPerson(name) || (vocabulary.Has(name) && vocabulary[name].IsHuman);

    public bool IsPlace(string name) => EntityPhrases.IsPlace(name)
        || (vocabulary.Has(name) && vocabulary[name].Kind == NounKind.Place);

    /// <summary>The adjectives said of a class, or an empty string.</summary>
    public string AdjectivesOf(string name) => vocabulary.Has(name) ? vocabulary[name].Adjectives : string.Empty;

    private Phrase One(string name, bool accusative, Person? owner)
    {
        if (EntityPhrases.Has(name))
        {
            Phrase entity = entities.Make(name);
            return accusative ? entity.WithEnding("ን") : entity;
        }

        if (QuantityPhrases.Has(name))
        {
            return quantities.Make(name);
        }

        NounClass from = vocabulary[name];
        Noun noun = choice.Pick(from);
        NounShape shape = choice.Shape(from, noun);
        return shape == NounShape.Owned
            ? Owned(from, noun, accusative)
            : choice.Make(from, noun, shape, accusative, owner);
    }

    private Phrase Owned(NounClass from, Noun noun, bool accusative)
    {
        string ownerName = from.Kind == NounKind.Kin ? "PER" : random.PickRanked(from.Owners);
        Phrase owner = One(ownerName, accusative, null);
        if (owner.OpensWithGenitive || owner.Tokens.Count > 3)
        {
            return choice.Make(from, noun, NounShape.Definite, accusative, null);
        }

        bool plural = noun.HasPlural && random.Chance(35);
        bool markHead = !owner.IsDefinite;
        bool marked = markHead && accusative;
        Phrase head = choice.Head(from, noun, plural, marked ? Person.He : null, marked);
        return head with
        {
            Tokens = [.. owner.WithPrefix("የ").Tokens, .. head.Tokens],
            IsDefinite = true,
            OpensWithGenitive = true,
        };
    }
}
