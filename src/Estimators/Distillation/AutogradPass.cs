using DistillEmb.MLNet.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>The plain way: TorchSharp's forward pass and its automatic gradient, on any device.</summary>
internal sealed class AutogradPass : GradientPass
{
    private readonly TrainableNetwork _network;
    private readonly SharedWeights[] _workers;
    private readonly double[] _losses;

    public AutogradPass(TrainableNetwork network, DistillationLoss loss, int workers)
        : base(loss)
    {
        _network = network;
        _workers = [.. Enumerable.Range(0, workers).Select(_ => new SharedWeights(network.Parameters))];
        _losses = new double[workers];
    }

    public override double Run(DistillationBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] candidates = Loss.CandidatesOf(batch, _network.Device);
        Workers.Run(_workers.Length, worker => _losses[worker] = Run(_workers[worker], BatchShare.Of(batch.Words, worker, _workers.Length), batch, candidates));
        SharedWeights.SumGradients(_workers);
        return _losses.Sum();
    }

    public override void Dispose()
    {
        foreach (SharedWeights worker in _workers) worker.Dispose();
    }

    private double Run(SharedWeights weights, BatchShare share, DistillationBatch batch, Tensor[] candidates)
    {
        weights.ClearGradients();
        if (share.Count == 0) return 0;
        using DisposeScope scope = NewDisposeScope();
        int[] rows = batch.CharacterIds.AsSpan(share.First * batch.SequenceLength, share.Count * batch.SequenceLength).ToArray();
        Tensor vectors = _network.Forward(rows, share.Count, name => weights[name], batch.NoiseOf(share));
        Tensor loss = Loss.Share(vectors, candidates, batch, share.First);
        loss.backward();
        return loss.item<float>();
    }
}
