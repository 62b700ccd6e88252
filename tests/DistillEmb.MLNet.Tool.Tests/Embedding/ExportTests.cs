using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Embedding;

public sealed class ExportTests(TinyModels models)
{
    [Fact]
    public void Network_and_vectors_are_what_the_library_writes()
    {
        (string onnx, string vec, string words) = (models.NewPath(".onnx"), models.NewPath(".vec"), models.Write("ሰላም", "ቤት"));
        ToolProcess.Run("export", models.Encoder, "--onnx", onnx, "--vec", vec, "--words", words).Ok();
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(models.Encoder);
        string expected = models.NewPath(".expected");
        encoder.ExportVectors(["ሰላም", "ቤት"], expected);
        Assert.Equal(File.ReadAllText(expected), File.ReadAllText(vec));
        encoder.ExportOnnx(expected);
        Assert.Equal(File.ReadAllBytes(expected), File.ReadAllBytes(onnx));
    }
}
