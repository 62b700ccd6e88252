namespace DistillEmb.MLNet.SkipGram;

/// <summary>A corpus: lines of tokens. It is read twice, once to count words and once to number them, and has to be the same both times.</summary>
internal abstract class TokenLines
{
    /// <summary>The corpus as messages name it.</summary>
    public abstract string Description { get; }

    /// <summary>Gives all lines to a sink, in their order.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract void Read(ITokenSink sink, CancellationToken cancellation);

    /// <summary>How the corpus is read, in a sentence; null where there is nothing to say.</summary>
    public virtual string? Finding(CancellationToken cancellation) => null;

    /// <summary>Throws where it is plain without reading that there is nothing to read.</summary>
    public virtual void CheckExists()
    {
    }
}
