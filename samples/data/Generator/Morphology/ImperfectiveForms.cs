namespace DistillEmb.MLNet.Samples.Generator.Morphology;

/// <summary>The imperfective ('does', 'will do') alone, compound, negative and after conjunctions.</summary>
internal static class ImperfectiveForms
{
    /// <summary>The simple form, as before ነበር: ይፈልግ.</summary>
    public static string Plain(Verb verb, Person who) => Prefix(verb, who, "እ", "ት", "ይ", "እን") + Stem(verb, who);

    /// <summary>The full main verb: ይፈልጋል, እፈልጋለሁ.</summary>
    public static string Compound(Verb verb, Person who)
    {
        string prefix = Prefix(verb, who, "እ", "ት", "ይ", "እን");
        if (who == Person.YouWoman)
        {
            string stem = Syllable.Palatal(verb.ImperfectiveStem);
            return prefix + (Syllable.IsPalatal(stem)
                ? Syllable.Last(stem, Syllable.A) + "ለሽ"
                : Syllable.Last(stem, Syllable.I) + "ያለሽ");
        }

        string ending = who switch
        {
            Person.I => "ለሁ",
            Person.YouMan => "ለህ",
            Person.He => "ል",
            Person.She => "ለች",
            Person.We => "ለን",
            Person.YouAll => "ላችሁ",
            _ => "ሉ",
        };
        return prefix + Syllable.Last(verb.ImperfectiveStem, Syllable.A) + ending;
    }

    /// <summary>'Does not': አይፈልግም.</summary>
    public static string Negative(Verb verb, Person who) =>
        Prefix(verb, who, "አል", "አት", "አይ", "አን") + Stem(verb, who) + "ም";

    /// <summary>'Without doing': ሳይፈልግ.</summary>
    public static string Without(Verb verb, Person who) => Prefix(verb, who, "ሳል", "ሳት", "ሳይ", "ሳን") + Stem(verb, who);

    /// <summary>After ስ, ል, ብ, እንድ or a word in ም (የም, ስለም, እንደም): ሲፈልግ, ስትፈልግ, የሚፈልግ.</summary>
    public static string After(string conjunction, Verb verb, Person who)
    {
        string prefix = who switch
        {
            Person.I => verb.HasA ? Syllable.Last(conjunction, Syllable.A) : conjunction,
            Person.He or Person.They => Syllable.Last(conjunction, Syllable.I) + (verb.HasA ? "ያ" : string.Empty),
            Person.We => conjunction + (verb.HasA ? "ና" : "ን"),
            _ => conjunction + (verb.HasA ? "ታ" : "ት"),
        };
        return prefix + Stem(verb, who);
    }

    /// <summary>'The one who does' or 'what one does': የሚፈልገው, የሚፈልጉት.</summary>
    public static string Relative(Verb verb, Person who)
    {
        string word = After("የም", verb, who);
        return Syllable.Order(word[^1]) switch
        {
            Syllable.U => word + "ት",
            Syllable.Bare => Syllable.Last(word, Syllable.Ae) + "ው",
            _ => word + "ው",
        };
    }

    private static string Prefix(Verb verb, Person who, string i, string you, string he, string we)
    {
        string prefix = who switch
        {
            Person.I => i,
            Person.He or Person.They => he,
            Person.We => we,
            _ => you,
        };
        if (!verb.HasA)
        {
            return prefix;
        }

        return prefix == "እ" ? "አ" : Syllable.Last(prefix, Syllable.A);
    }

    private static string Stem(Verb verb, Person who) => who switch
    {
        Person.YouWoman => Syllable.Last(Syllable.Palatal(verb.ImperfectiveStem), Syllable.I),
        Person.YouAll or Person.They => Syllable.Last(verb.ImperfectiveStem, Syllable.U),
        _ => verb.ImperfectiveStem,
    };
}
