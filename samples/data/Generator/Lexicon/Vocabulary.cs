namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>All noun classes by name.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, NounClass> classes = new(StringComparer.Ordinal);

    public Vocabulary()
    {
        PeopleWords.AddTo(this);
        TravelWords.AddTo(this);
        OfficeWords.AddTo(this);
        NatureWords.AddTo(this);
        FootballWords.AddTo(this);
        MarketWords.AddTo(this);
        LearningWords.AddTo(this);
        FarmWords.AddTo(this);
    }

    public NounClass this[string name] => classes.TryGetValue(name, out NounClass? found)
        ? found
        : throw new ArgumentException($"No noun class is called '{name}'.");

    public bool Has(string name) => classes.ContainsKey(name);

    public void Add(
        string name, NounKind kind, string nouns, string adjectives = "", string measures = "", string owners = "") =>
        classes.Add(name, new NounClass(name, kind, Noun.List(nouns), adjectives, Split(measures), Split(owners)));

    private static string[] Split(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
