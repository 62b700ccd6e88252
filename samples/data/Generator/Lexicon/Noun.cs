namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>
/// A noun as the word lists write it: the stem, '_' between the words of a compound, then marks: '*' has no plural,
/// '/f' is feminine, '/o' may drop its last a in the plural, '/p=' its own plural, '/d=' and '/g=' its own definite
/// forms, masculine and feminine.
/// </summary>
internal sealed class Noun
{
    public Noun(string entry)
    {
        string[] parts = entry.Split('/');
        HasPlural = !parts[0].EndsWith('*');
        Stem = parts[0].TrimEnd('*');
        foreach (string mark in parts.Skip(1))
        {
            switch (mark[0])
            {
                case 'f':
                    IsFeminine = true;
                    break;
                case 'o':
                    FusesA = true;
                    break;
                case 'p':
                    OwnPlural = mark[2..];
                    break;
                case 'd':
                    OwnDefinite = mark[2..];
                    break;
                case 'g':
                    OwnFeminine = mark[2..];
                    break;
                default:
                    throw new ArgumentException($"Unknown mark in {entry}.");
            }
        }
    }

    public string Stem { get; }

    public bool HasPlural { get; }

    public bool IsFeminine { get; }

    public bool FusesA { get; }

    public string? OwnPlural { get; }

    public string? OwnDefinite { get; }

    public string? OwnFeminine { get; }

    public static Noun[] List(string entries) =>
        [.. entries.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(entry => new Noun(entry))];
}
