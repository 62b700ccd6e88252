using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Computes the loss of a batch and leaves its gradient in the student's parameters.</summary>
internal abstract class GradientPass(ContrastiveObjective objective) : IDisposable
{
    protected ContrastiveObjective Objective { get; } = objective;

    /// <returns>The mean loss of the batch.</returns>
    public abstract double Run(DistillationBatch batch);

    public virtual void Dispose()
    {
    }

    public static GradientPass Create(Student student, ContrastiveObjective objective, int threads) =>
        student is PositionalStudent positional && student.Device.type == DeviceType.CPU
            ? new TabulatedGradientPass(positional, objective, threads)
            : new AutogradPass(student, objective);
}
