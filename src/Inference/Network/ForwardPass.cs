namespace DistillEmb.Network;

/// <summary>
/// A network ready to run: weights packed once, shared by all threads. What a word's vector is does not depend on the
/// batch that the word happens to be in.
/// </summary>
internal abstract class ForwardPass
{
    /// <summary>Words that are worked on together; larger batches are cut into blocks of this size.</summary>
    public const int BlockSize = 48;

    protected ForwardPass(int sequenceLength, int vectorSize)
    {
        SequenceLength = sequenceLength;
        VectorSize = vectorSize;
    }

    /// <summary>Character ids a word.</summary>
    public int SequenceLength { get; }

    /// <summary>Dimension of an output vector, all heads together.</summary>
    public int VectorSize { get; }

    /// <summary>Buffers for one caller at a time.</summary>
    public abstract float[] CreateScratch();

    /// <summary>Computes the raw vectors of many words.</summary>
    /// <param name="ids">Character ids, [words, <see cref="SequenceLength"/>].</param>
    /// <param name="words">How many words there are.</param>
    /// <param name="vectors">Receives [words, <see cref="VectorSize"/>].</param>
    /// <param name="scratch">What <see cref="CreateScratch"/> gave; not shared with another call at the same time.</param>
    public void Run(ReadOnlySpan<int> ids, int words, Span<float> vectors, float[] scratch)
    {
        for (int start = 0; start < words; start += BlockSize)
        {
            int count = Math.Min(BlockSize, words - start);
            RunBlock(
                ids.Slice(start * SequenceLength, count * SequenceLength),
                count,
                vectors.Slice(start * VectorSize, count * VectorSize),
                scratch);
        }
    }

    protected abstract void RunBlock(ReadOnlySpan<int> ids, int words, Span<float> vectors, float[] scratch);
}
