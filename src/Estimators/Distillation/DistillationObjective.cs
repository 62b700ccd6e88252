namespace DistillEmb.MLNet;

/// <summary>What training makes small.</summary>
public enum DistillationObjective
{
    /// <summary>
    /// InfoNCE (van den Oord, Li and Vinyals 2018) with cosine similarity: tell a word's own teacher vector from those of all
    /// other words of the batch and of its hard negatives.
    /// </summary>
    InfoNce = 0,

    /// <summary>
    /// The objective of the published method: the Euclidean distance to a word's own teacher vector is to be smaller, by a
    /// margin, than that to the teacher vectors of its hard negatives.
    /// </summary>
    Triplet = 1,

    /// <summary>
    /// The teacher's neighbourhoods: the distribution of a word's similarities over the batch and its hard negatives is to be
    /// the teacher's own.
    /// </summary>
    Neighborhood = 2,
}
