namespace DistillEmb.MLNet.Sequences;

/// <summary>A row to train on.</summary>
/// <param name="Words">Its tokens, by their indices among the different words.</param>
/// <param name="Labels">What is to be learnt of it: a tag a token, say.</param>
internal sealed record Sentence(int[] Words, int[] Labels);
