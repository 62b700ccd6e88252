namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>What a class of nouns names, which decides the articles, plurals and possessives it likes.</summary>
internal enum NounKind
{
    Thing,
    Mass,
    Abstract,
    Cost,
    Place,
    Human,
    Group,
    Kin,
    Body,
}
