namespace DistillEmb.MLNet.Tagging;

/// <summary>What a column of entities tells of each; the names of columns end in these.</summary>
internal enum EntityField
{
    Text,
    Type,
    FirstToken,
    LastToken,
    Confidence,
}
