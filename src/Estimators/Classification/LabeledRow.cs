namespace DistillEmb.MLNet.Classification;

/// <summary>A row of tokens and its class.</summary>
internal sealed record LabeledRow(string[] Tokens, string Label);
