using DistillEmb.MLNet.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// Computes the loss of a batch and leaves its gradient in the network's parameters. On CPUs the words of a batch are
/// divided among workers, one thread each: faster than libtorch's own threads, which collapse on a busy machine. Their
/// gradients are added in a fixed order, so that with the same number of workers the result is the same.
/// </summary>
internal abstract class GradientPass(DistillationLoss loss) : IDisposable
{
    protected DistillationLoss Loss { get; } = loss;

    /// <returns>The mean loss of the batch.</returns>
    public abstract double Run(DistillationBatch batch);

    public abstract void Dispose();

    public static GradientPass Create(TrainableNetwork network, DistillationLoss loss, int threads) => network switch
    {
        { Device.type: not DeviceType.CPU } => new AutogradPass(network, loss, workers: 1),
        PositionalNetwork positional => new TabulatedGradientPass(positional, loss, threads),
        _ => new AutogradPass(network, loss, threads),
    };
}
