namespace DistillEmb.MLNet.Distillation;

/// <summary>The words that a batch is told apart from.</summary>
/// <param name="Candidates">
/// Words as indexes into the teachers' vocabulary, each once: first the anchors in their order, then the hard negatives, then queued ones. An
/// anchor's positive is the candidate of its own number.
/// </param>
/// <param name="Hardest">
/// The numbers of each anchor's own hard negatives among the candidates, the nearest first, [anchors, negatives a word]; -1
/// where fewer were found.
/// </param>
internal sealed record MinedNegatives(int[] Candidates, int[] Hardest);
