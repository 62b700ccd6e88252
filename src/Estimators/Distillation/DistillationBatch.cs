namespace DistillEmb.MLNet.Distillation;

/// <summary>What one step trains on, prepared ahead of it.</summary>
/// <param name="Rows">The anchors' character rows, [words, sequence length].</param>
/// <param name="Candidates">
/// Words to tell apart, as indexes into the teachers' vocabulary, each once: first the anchors in their order, then the
/// hard negatives. An anchor's positive is the candidate of its own number.
/// </param>
/// <param name="Words">How many anchors there are.</param>
internal sealed record DistillationBatch(int[] Rows, int[] Candidates, int Words);
