namespace DistillEmb.MLNet.Samples.Generator.Morphology;

/// <summary>The perfective ('did') and what is built on it.</summary>
internal static class PerfectiveForms
{
    public static string Plain(Verb verb, Person who)
    {
        string he = verb.Perfective;
        string stem = verb.EndsInVowel ? he : Syllable.Last(he, Syllable.Bare);
        return who switch
        {
            Person.I => stem + (verb.EndsInVowel ? "ሁ" : "ኩ"),
            Person.YouMan => stem + "ህ",
            Person.YouWoman => stem + "ሽ",
            Person.He => he,
            Person.She => he + "ች",
            Person.We => stem + "ን",
            Person.YouAll => Syllable.Last(he, Syllable.A) + "ችሁ",
            _ => Syllable.Last(he, Syllable.U),
        };
    }

    /// <summary>'Did not': አል-...-ም.</summary>
    public static string Negative(Verb verb, Person who) => Syllable.Fuse("አል", Plain(verb, who)) + "ም";

    /// <summary>With a conjunction or preposition before it: ስለመጣ, ከመጣ, እንደመጣ, እየመጣ.</summary>
    public static string After(string prefix, Verb verb, Person who) => Syllable.Fuse(prefix, Plain(verb, who));

    /// <summary>'Did it', with the object's ending; also the definite relative form after የ-.</summary>
    public static string WithObject(Verb verb, Person who, Person whom)
    {
        string word = Plain(verb, who);
        string withA = Syllable.Last(word, Syllable.A);
        bool rounded = Syllable.Order(word[^1]) == Syllable.U;
        string wide = rounded ? word[^1] == 'ሁ' ? word[..^1] + 'ኋ' : Syllable.LastWa(word) ?? word + 'አ' : withA;
        return whom switch
        {
            Person.I => word + "ኝ",
            Person.We => word + "ን",
            Person.She => wide + "ት",
            Person.They => wide + "ቸው",
            _ when rounded => word + "ት",
            _ when who == Person.We => Syllable.Last(word, Syllable.Ae) + "ው",
            _ when who == Person.YouMan => word[..^1] + "ኸው",
            _ => word + "ው",
        };
    }

    /// <summary>'The one who did' or 'what one did': የገዛው, የገዛችው, የገዙት.</summary>
    public static string Relative(Verb verb, Person who) => Syllable.Fuse("የ", WithObject(verb, who, Person.He));
}
