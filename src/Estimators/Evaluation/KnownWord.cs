namespace DistillEmb.MLNet.Evaluation;

/// <summary>A word that has a vector.</summary>
/// <param name="Index">Its place in the list; -1 where it is not listed.</param>
/// <param name="Computed">The vector of length 1 of a word that is not listed.</param>
internal readonly record struct KnownWord(int Index, float[]? Computed);
