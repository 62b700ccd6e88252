using Microsoft.ML.OnnxRuntime;

namespace DistillEmb.MLNet.Speed;

/// <summary>The exported model in ONNX Runtime, with one thread, into memory that is there already.</summary>
internal sealed class OnnxNetwork : IInferenceContestant
{
    private const string Input = "characters";
    private const string Output = "vectors";

    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly float[] _vectors;

    /// <param name="network">The network.</param>
    /// <param name="largest">Words of the largest batch.</param>
    public OnnxNetwork(SpeedNetwork network, int largest)
    {
        using var model = new MemoryStream();
        network.CreateEncoder().ExportOnnx(model);
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL };
        _session = new InferenceSession(model.ToArray(), options);
        _vectors = new float[largest * SpeedNetwork.VectorSize];
    }

    public string Name => "ONNX Runtime";

    public void Run(WordBatch batch)
    {
        long words = batch.Words.Length;
        using OrtValue characters = OrtValue.CreateTensorValueFromMemory(batch.LongRows, [words, batch.LongRows.Length / words]);
        using OrtValue vectors = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, _vectors.AsMemory(0, batch.Words.Length * SpeedNetwork.VectorSize), [words, SpeedNetwork.VectorSize]);
        _session.Run(_run, [Input], [characters], [Output], [vectors]);
    }

    public float[] VectorsOf(WordBatch batch)
    {
        Run(batch);
        return _vectors[..(batch.Words.Length * SpeedNetwork.VectorSize)];
    }

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
    }
}
