namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>The times a clause can speak of, by the adverbs that suit it.</summary>
internal enum Tense
{
    Past,
    Since,
    Now,
    Usual,
    Future,
}
