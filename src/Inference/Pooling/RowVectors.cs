namespace DistillEmb.Pooling;

/// <summary>Gives the tokens of rows their vectors, one row after another. For one caller at a time.</summary>
internal abstract class RowVectors : IDisposable
{
    /// <summary>Looks the words of a row up.</summary>
    public virtual void Begin(ReadOnlySpan<ReadOnlyMemory<char>> tokens)
    {
    }

    /// <summary>The vector of a token of that row; there until another is asked for.</summary>
    /// <param name="token">The token's place in the row.</param>
    /// <param name="word">The token.</param>
    /// <param name="isEmpty">Whether the token counts for nothing in a row; its vector is zero then.</param>
    public abstract ReadOnlySpan<float> VectorOf(int token, ReadOnlySpan<char> word, out bool isEmpty);

    /// <summary>Lets buffers go that a huge row made; its vectors are no more.</summary>
    public virtual void End()
    {
    }

    /// <summary>Gives back what is borrowed. It may be called twice.</summary>
    public virtual void Dispose()
    {
    }
}
