namespace DistillEmb.MLNet.Samples.Generator.Morphology;

/// <summary>The gerund ('having done') alone and compound, and the infinitive.</summary>
internal static class GerundForms
{
    /// <summary>'Having done': ሄዶ, ሄዳ, ሄደው.</summary>
    public static string Plain(Verb verb, Person who)
    {
        string stem = verb.GerundStem;
        string withAe = Syllable.Last(stem, Syllable.Ae);
        return who switch
        {
            Person.I => Syllable.Last(Syllable.Palatal(stem), Syllable.E),
            Person.YouMan => withAe + "ህ",
            Person.YouWoman => withAe + "ሽ",
            Person.He => Syllable.Last(stem, Syllable.O),
            Person.She => Syllable.Last(stem, Syllable.A),
            Person.We => withAe + "ን",
            Person.YouAll => Syllable.Last(stem, Syllable.A) + "ችሁ",
            _ => withAe + "ው",
        };
    }

    /// <summary>'Has done': ሄዷል, ሄዳለች, ሄደዋል.</summary>
    public static string Compound(Verb verb, Person who)
    {
        string stem = verb.GerundStem;
        string withAe = Syllable.Last(stem, Syllable.Ae);
        string soft = Syllable.Palatal(stem);
        return who switch
        {
            Person.I when Syllable.IsPalatal(soft) => Syllable.Last(soft, Syllable.A) + "ለሁ",
            Person.I => Syllable.Last(soft, Syllable.E) + "ያለሁ",
            Person.YouMan => withAe + "ሃል",
            Person.YouWoman => withAe + "ሻል",
            Person.He => (Syllable.LastWa(stem) ?? Syllable.Last(stem, Syllable.O) + "አ") + "ል",
            Person.She => Syllable.Last(stem, Syllable.A) + "ለች",
            Person.We => withAe + "ናል",
            Person.YouAll => Syllable.Last(stem, Syllable.A) + "ችኋል",
            _ => withAe + "ዋል",
        };
    }

    /// <summary>'One's doing', after a preposition: ከመሄዱ, በመሄዷ.</summary>
    public static string InfinitiveOf(string prefix, Verb verb, Person who) =>
        prefix + NounForms.Possessed(verb.Infinitive, who);
}
