using DistillEmb.MLNet.Context;
using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Tests.Context;

/// <summary>Contexts with random weights: what they make of sentences means nothing, how they make it is the library's.</summary>
internal static class TestContexts
{
    public static ContextModel Create(WeightPrecision precision = WeightPrecision.Float32, int hiddenSize = 12)
    {
        DistillEmbEncoder encoder = TestEncoders.Create(1);
        SentenceShape shape = ContextModel.ShapeOf(encoder.VectorSize, hiddenSize);
        var random = new Random(1);
        var weights = new EncoderWeights([.. shape.DescribeTensors()], weight => [.. Enumerable.Range(0, weight.Length).Select(_ => 2 * (random.NextSingle() - 0.5f))]);
        return new ContextModel(encoder, shape, weights.Round(precision));
    }
}
