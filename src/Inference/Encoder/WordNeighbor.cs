namespace DistillEmb;

/// <summary>A word and how close it is to the one that was asked for.</summary>
/// <param name="Word">The word, as it stands in the list that was searched.</param>
/// <param name="Similarity">The cosine of the two vectors, -1 to 1.</param>
public readonly record struct WordNeighbor(string Word, float Similarity);
