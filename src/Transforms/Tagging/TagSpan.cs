namespace DistillEmb.MLNet.Tagging;

/// <summary>Tokens that are one entity.</summary>
/// <param name="Type">Its type.</param>
/// <param name="First">The place of its first token, from 0.</param>
/// <param name="Last">The place of its last token.</param>
internal readonly record struct TagSpan(string Type, int First, int Last);
