namespace DistillEmb;

/// <summary>What a classifier tells of a text.</summary>
/// <param name="Label">The most probable class.</param>
/// <param name="Scores">How probable each class is, in the order of <see cref="DistillEmbTextClassifier.Classes"/>; they sum up to 1.</param>
public sealed record TextClass(string Label, IReadOnlyList<float> Scores);
