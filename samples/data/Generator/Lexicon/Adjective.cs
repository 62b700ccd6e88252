namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>An adjective and the form it has before plurals, mostly the same.</summary>
internal sealed record Adjective(string Stem, string PluralStem);
