using DistillEmb.MLNet.Samples.Generator.Lexicon;
using DistillEmb.MLNet.Samples.Generator.Morphology;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>Names of people, places and organisations, tagged.</summary>
internal sealed class EntityPhrases(SplitMix64 random, bool withKeptBack)
{
    private const int KeptBackPercent = 32;
    private const int Flatness = 5;

    public static bool Has(string name) => name
        is "PER" or "MAN" or "WOMAN" or "CITY" or "COUNTRY" or "WATER" or "CLUB" or "ORG" or "BANK" or "UNI" or "HOSP";

    public static bool IsPlace(string name) => name is "CITY" or "COUNTRY" or "WATER" or "HOSP" or "UNI";

    public static bool IsPerson(string name) => name is "PER" or "MAN" or "WOMAN";

    public Phrase Make(string name) => name switch
    {
        "PER" => Individual(random.Chance(55)),
        "MAN" => Individual(true),
        "WOMAN" => Individual(false),
        "CITY" => City(),
        "COUNTRY" => Named(Choose(PlaceWords.Countries, PlaceWords.CountriesKeptBack), "LOC"),
        "WATER" => Named(random.PickRanked(PlaceWords.Waters, Flatness), "LOC"),
        "CLUB" => Named(Choose(OrganisationWords.Clubs, OrganisationWords.ClubsKeptBack), "ORG"),
        "BANK" => Named(Choose(OrganisationWords.Banks, OrganisationWords.BanksKeptBack), "ORG"),
        "UNI" => Named(Choose(OrganisationWords.Universities, OrganisationWords.UniversitiesKeptBack), "ORG"),
        "HOSP" => Named(Choose(OrganisationWords.Hospitals, OrganisationWords.HospitalsKeptBack), "ORG"),
        _ => Named(Choose(OrganisationWords.Offices, OrganisationWords.OfficesKeptBack), "ORG"),
    };

    private Phrase City()
    {
        Phrase city = Named(Choose(PlaceWords.Cities, PlaceWords.CitiesKeptBack), "LOC");
        return random.Chance(10) ? city with { Tokens = [.. city.Tokens, new Token("ከተማ")] } : city;
    }

    private Phrase Individual(bool man)
    {
        string first = man
            ? Choose(NameWords.Men, NameWords.MenKeptBack)
            : Choose(NameWords.Women, NameWords.WomenKeptBack);
        bool titled = random.Chance(18);
        string father = Choose(NameWords.Men, NameWords.MenKeptBack);
        string full = father != first && random.Chance(titled ? 75 : 30) ? $"{first}_{father}" : first;
        List<Token> tokens = [];
        if (titled)
        {
            tokens.Add(new Token(random.PickRanked(man ? NameWords.TitlesForMen : NameWords.TitlesForWomen)));
        }

        tokens.AddRange(Token.Name(full, "PER"));
        bool polite = titled && random.Chance(50);
        Person agreement = polite ? Person.They : man ? Person.He : Person.She;
        return new Phrase(tokens, agreement, IsHuman: true, IsDefinite: true);
    }

    private static Phrase Named(string entry, string kind)
    {
        bool genitive = entry[0] == 'የ' && entry.Contains('_', StringComparison.Ordinal)
            && !entry.StartsWith("የካቲት", StringComparison.Ordinal);
        return new Phrase([.. Token.Name(entry, kind)], IsDefinite: true, OpensWithGenitive: genitive);
    }

    private string Choose(string[] common, string[] keptBack) => withKeptBack && random.Chance(KeptBackPercent)
        ? random.Pick(keptBack)
        : random.PickRanked(common, Flatness);
}
