namespace DistillEmb.MLNet;

/// <summary>Where hard negatives are searched: the words nearest to an anchor in the joined space of the teachers.</summary>
public enum NegativeMining
{
    /// <summary>Windows of 32 tokens of the corpus make one pool, which every word of a batch searches whole.</summary>
    Pool = 0,

    /// <summary>As published: each word of a batch searches a window of its own, 32 random neighbouring tokens of the corpus.</summary>
    Window = 1,

    /// <summary>
    /// Every word of a batch searches the training words themselves: all of them where they are not more than
    /// <see cref="DistillEmbOptions.MiningPool"/>, else so many, drawn anew for each batch.
    /// </summary>
    Vocabulary = 2,
}
