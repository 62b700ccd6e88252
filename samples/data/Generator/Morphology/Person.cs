namespace DistillEmb.MLNet.Samples.Generator.Morphology;

/// <summary>Person, number and gender, as verbs and possessive endings mark them.</summary>
internal enum Person
{
    I,
    YouMan,
    YouWoman,
    He,
    She,
    We,
    YouAll,
    They,
}
