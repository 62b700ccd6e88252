namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>What stands with a noun.</summary>
internal enum NounShape
{
    Bare,
    Definite,
    Possessed,
    OneOf,
    Numbered,
    Many,
    Pointed,
    Measured,
    Owned,
}
