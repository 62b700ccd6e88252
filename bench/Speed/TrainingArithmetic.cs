namespace DistillEmb.MLNet.Speed;

/// <summary>
/// Multiply-adds of matrix products a word trained. What is looked up, compared or moved about is not counted.
/// </summary>
/// <param name="Network">The network, forwards and backwards (three products for each one forwards), table of characters included.</param>
/// <param name="All">That, the loss' products with the candidates (two) and the search for hard negatives.</param>
internal readonly record struct TrainingArithmetic(double Network, double All);
