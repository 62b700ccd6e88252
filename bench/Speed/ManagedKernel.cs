using DistillEmb.Network;

namespace DistillEmb.MLNet.Speed;

/// <summary>The managed forward pass, from character rows to raw vectors.</summary>
internal sealed class ManagedKernel : IInferenceContestant
{
    private readonly ForwardPass _forward;
    private readonly float[] _scratch;
    private readonly float[] _vectors;

    /// <param name="network">The network.</param>
    /// <param name="largest">Words of the largest batch.</param>
    public ManagedKernel(SpeedNetwork network, int largest)
    {
        _forward = network.Architecture.CreateForwardPass(network.Weights, network.Sequence.Length, SpeedNetwork.VectorSize);
        _scratch = _forward.CreateScratch();
        _vectors = new float[largest * SpeedNetwork.VectorSize];
    }

    public string Name => "this kernel";

    public void Run(WordBatch batch) => _forward.Run(batch.Rows, batch.Words.Length, _vectors, _scratch);

    public float[] VectorsOf(WordBatch batch)
    {
        Run(batch);
        return _vectors[..(batch.Words.Length * SpeedNetwork.VectorSize)];
    }

    public void Dispose()
    {
    }
}
