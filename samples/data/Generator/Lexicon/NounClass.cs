namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Nouns that fill the same places of a sentence, the commonest first.</summary>
internal sealed record NounClass(
    string Name,
    NounKind Kind,
    Noun[] Nouns,
    string Adjectives,
    string[] Measures,
    string[] Owners)
{
    public bool IsHuman => Kind is NounKind.Human or NounKind.Group or NounKind.Kin;
}
