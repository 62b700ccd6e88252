namespace DistillEmb.MLNet.Learning;

/// <summary>How far a training has come; see <see cref="TrainingProgress"/>.</summary>
/// <param name="Epoch">The epoch under way or just ended, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Step">Steps done, over all epochs.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">The mean loss of the epoch so far.</param>
/// <param name="ItemsPerSecond">Words or rows trained on a second.</param>
/// <param name="Elapsed">Since training began or went on.</param>
/// <param name="Remaining">An estimate.</param>
/// <param name="IsBest">Whether this epoch is the best so far.</param>
internal record TrainingMoment(int Epoch, int Epochs, int Step, int Steps, double Loss, double ItemsPerSecond, TimeSpan Elapsed, TimeSpan Remaining, bool IsBest);

/// <summary>That, with how its models do.</summary>
/// <param name="Moment">How far training has come.</param>
/// <param name="Judgement">How the epoch does, where it has ended.</param>
/// <param name="Best">How the best epoch so far does.</param>
internal sealed record TrainingMoment<TJudgement>(TrainingMoment Moment, TJudgement? Judgement, TJudgement? Best) : TrainingMoment(Moment);
