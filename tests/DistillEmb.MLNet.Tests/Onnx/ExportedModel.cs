using Microsoft.ML.OnnxRuntime;
using Xunit;

namespace DistillEmb.MLNet.Tests.Onnx;

/// <summary>An encoder's ONNX model in ONNX Runtime.</summary>
internal sealed class ExportedModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly DistillEmbEncoder _encoder;

    public ExportedModel(DistillEmbEncoder encoder)
    {
        _encoder = encoder;
        using var stream = new MemoryStream();
        encoder.ExportOnnx(stream);
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING };
        _session = new InferenceSession(stream.ToArray(), options);
    }

    public InferenceSession Session => _session;

    public float[][] Run(IReadOnlyCollection<string> words)
    {
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(_encoder.EncodeCharacters(words), [words.Count, _encoder.SequenceLength]);
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(run, ["characters"], [input], ["vectors"]);
        OrtValue vectors = Assert.Single(outputs);
        Assert.Equal([words.Count, _encoder.VectorSize], vectors.GetTensorTypeAndShape().Shape);
        return [.. vectors.GetTensorDataAsSpan<float>().ToArray().Chunk(_encoder.VectorSize)];
    }

    /// <summary>The vectors that the managed kernel gives, and how far an exported model may be from them.</summary>
    public static void AssertNear(float[][] expected, float[][] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int word = 0; word < expected.Length; word++)
        {
            for (int i = 0; i < expected[word].Length; i++)
                Assert.True(Math.Abs(expected[word][i] - found[word][i]) <= 1e-4, $"Word {word}, number {i}: expected {expected[word][i]}, found {found[word][i]}.");
        }
    }

    public void Dispose() => _session.Dispose();
}
