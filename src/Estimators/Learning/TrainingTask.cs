using DistillEmb.Network;

namespace DistillEmb.MLNet.Learning;

/// <summary>What the training loop trains: the loss of its steps, and the model that comes of them.</summary>
internal abstract class TrainingTask<TModel, TJudgement> : IDisposable
    where TModel : class
    where TJudgement : class, IJudgement<TJudgement>
{
    /// <summary>What moves the weights.</summary>
    public abstract WeightUpdate Update { get; }

    public abstract int StepsPerEpoch { get; }

    /// <summary>How many words or rows an epoch trains on.</summary>
    public abstract long ItemsPerEpoch { get; }

    /// <summary>What to do about a training that diverged, as the end of a sentence.</summary>
    public abstract string Advice { get; }

    /// <summary>Gives the loss of a batch, and leaves its gradient in the parameters.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">The step of the epoch, from 0. They come one after the other, the first one that of the epoch to begin with.</param>
    public abstract double Differentiate(int epoch, int step);

    /// <summary>Makes a model of what was trained.</summary>
    /// <param name="weights">The weights of each group.</param>
    /// <param name="epoch">The epoch that they come from.</param>
    public abstract TModel Assemble(IReadOnlyList<NetworkWeights> weights, int epoch);

    /// <summary>Tells how good a model is.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract TJudgement Judge(TModel model, CancellationToken cancellation);

    public abstract void Dispose();
}
