namespace NerPipeline;

/// <summary>One token of a tagged sentence.</summary>
/// <param name="Token">The token.</param>
/// <param name="Tag">Its BIO tag.</param>
public sealed record TaggedToken(string Token, string Tag);
