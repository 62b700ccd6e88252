namespace DistillEmb.MLNet.Tool.Output;

/// <summary>How far a training has come, whatever is trained.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Step">Steps done, of all epochs.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">The mean loss of this epoch so far.</param>
/// <param name="Rate">Words or rows a second, in words.</param>
/// <param name="Scores">What the epoch scores on dev data, by name; null within an epoch.</param>
/// <param name="IsBest">Whether it is the best so far.</param>
internal sealed record EpochState(int Epoch, int Epochs, int Step, int Steps, double Loss, string Rate, IReadOnlyList<(string Name, double Value)>? Scores, bool IsBest);
