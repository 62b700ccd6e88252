namespace DistillEmb.MLNet.Tagging;

/// <summary>A row of tokens and a tag of each.</summary>
internal sealed record TaggedRow(string[] Tokens, string[] Tags);
