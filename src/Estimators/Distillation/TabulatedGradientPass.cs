using DistillEmb.MLNet.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>The fast way on CPUs for <see cref="PositionalNetwork"/>: see <see cref="TabulatedPass"/>.</summary>
internal sealed class TabulatedGradientPass(PositionalNetwork network, DistillationLoss loss, int workers) : GradientPass(loss)
{
    private readonly TabulatedPass _pass = new(network, workers);

    public override double Run(DistillationBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] candidates = Loss.CandidatesOf(batch, CPU);
        return _pass.Run(batch, _pass.Tabulate(), (Tensor vectors, BatchShare share, out Tensor gradient) => Loss.Differentiate(vectors, candidates, batch, share.First, out gradient));
    }

    public override void Dispose() => _pass.Dispose();
}
