using DistillEmb.MLNet.Learning;

namespace DistillEmb.MLNet.Distillation;

/// <summary>What one step of a distillation trains on, prepared ahead of it.</summary>
/// <param name="CharacterIds">The anchors' character ids, [words, sequence length].</param>
/// <param name="Negatives">The words to tell the anchors from.</param>
/// <param name="Words">How many anchors there are.</param>
internal sealed record DistillationBatch(int[] CharacterIds, MinedNegatives Negatives, int Words) : WordBatch(CharacterIds, Words);
