namespace DistillEmb.MLNet.SkipGram;

/// <summary>Takes the tokens of a corpus, line by line.</summary>
internal interface ITokenSink
{
    /// <summary>The next token of a line.</summary>
    /// <param name="utf8">Its text, in UTF-8, not empty; there until the method returns.</param>
    void Token(ReadOnlySpan<byte> utf8);

    /// <summary>The line has ended: what follows is no context of it.</summary>
    void EndLine();
}
