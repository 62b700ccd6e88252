using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Speed;

/// <summary>The same network in TorchSharp, as training has it, without gradients.</summary>
internal sealed class TorchNetwork(SpeedNetwork network) : IInferenceContestant
{
    public string Name => "TorchSharp";

    public void Run(WordBatch batch) => Forward(batch, _ => { });

    public float[] VectorsOf(WordBatch batch)
    {
        float[] vectors = [];
        Forward(batch, tensor => vectors = tensor.data<float>().ToArray());
        return vectors;
    }

    public void Dispose()
    {
    }

    private void Forward(WordBatch batch, Action<Tensor> use)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        use(network.TrainableNetwork.Forward(batch.Rows, batch.Words.Length));
    }
}
