namespace DistillEmb.MLNet;

/// <summary>Where hard negatives are searched: the words nearest to an anchor in the joined space of the teachers.</summary>
public enum NegativeMining
{
    /// <summary>Nowhere: the negatives of a word are the others of its batch, and those that are queued.</summary>
    None = 0,

    /// <summary>As published: each word of a batch searches a window of its own, 32 random neighbouring tokens of the corpus.</summary>
    Window = 1,
}
