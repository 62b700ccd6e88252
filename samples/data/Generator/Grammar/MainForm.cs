namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>The shapes of a main verb.</summary>
internal enum MainForm
{
    Did,
    DidNot,
    HasDone,
    HadDone,
    Does,
    DoesNot,
    UsedTo,
    IsDoing,
    WasDoing,
    IsAboutTo,
    Must,
    Can,
    Wants,
    Began,
}
