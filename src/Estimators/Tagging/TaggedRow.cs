namespace DistillEmb.MLNet.Tagging;

/// <summary>A row of tokens and a tag of each.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Place">Where the row stands, in words.</param>
internal sealed record TaggedRow(string[] Tokens, string[] Tags, string Place);
