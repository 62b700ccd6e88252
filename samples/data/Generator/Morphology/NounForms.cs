namespace DistillEmb.MLNet.Samples.Generator.Morphology;

/// <summary>Plural, definite and possessive endings, fused with the last letter of a stem.</summary>
internal static class NounForms
{
    public static string Plural(string stem, bool fuseA)
    {
        bool fused = Syllable.EndsInConsonant(stem)
            || stem[^1] == 'ኛ'
            || (fuseA && Syllable.Order(stem[^1]) == Syllable.A);
        return fused ? Syllable.Last(stem, Syllable.O) + "ች" : stem + "ዎች";
    }

    public static string Definite(string stem) =>
        Syllable.EndsInConsonant(stem) ? Syllable.Last(stem, Syllable.U) : stem + "ው";

    public static string DefiniteFeminine(string stem) => Possessed(stem, Person.She);

    public static string Possessed(string stem, Person owner)
    {
        bool consonant = Syllable.EndsInConsonant(stem);
        return owner switch
        {
            Person.I => consonant ? Syllable.Last(stem, Syllable.E) : stem + "ዬ",
            Person.YouMan => stem + "ህ",
            Person.YouWoman => stem + "ሽ",
            Person.He => Definite(stem),
            Person.She => (consonant ? Syllable.LastWa(stem) : null) ?? stem + "ዋ",
            Person.We => BeforePlural(stem) + "ችን",
            Person.YouAll => BeforePlural(stem) + "ችሁ",
            _ => BeforePlural(stem) + "ቸው",
        };
    }

    private static string BeforePlural(string stem) => Syllable.Order(stem[^1]) switch
    {
        Syllable.Bare => Syllable.Last(stem, Syllable.A),
        Syllable.A or Syllable.Wa => stem,
        Syllable.I or Syllable.E => stem + "ያ",
        _ => stem + "አ",
    };
}
