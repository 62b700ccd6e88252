using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class TransformerPredictionEngineTests
{
    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();

    [Fact]
    public void String_arrays_become_float_arrays()
    {
        using PredictionEngine<Sentence, Vector> engine = CreateEngine(DistillEmbOutput.Tokens);
        Assert.Equal([.. Encoder.Embed("selam"), .. Encoder.Embed("ሰላም")], engine.Predict(new Sentence { Tokens = ["selam", "ሰላም"] }).Vectors);
        Assert.Equal(Encoder.Embed("alem"), engine.Predict(new Sentence { Tokens = ["alem"] }).Vectors);
        Assert.Empty(engine.Predict(new Sentence { Tokens = [] }).Vectors);
    }

    [Fact]
    public void Pooled_rows_of_one_engine_do_not_touch_each_other()
    {
        using PredictionEngine<Sentence, Vector> engine = CreateEngine(DistillEmbOutput.Average);
        float[] first = engine.Predict(new Sentence { Tokens = ["selam"] }).Vectors;
        float[] second = engine.Predict(new Sentence { Tokens = [] }).Vectors;
        Assert.Equal(Encoder.Embed("selam"), first);
        Assert.Equal(new float[Encoder.VectorSize], second);
    }

    [Fact]
    public void A_missing_token_array_is_a_row_without_tokens()
    {
        using PredictionEngine<Sentence, Vector> engine = CreateEngine(DistillEmbOutput.MinAverageMax);
        Assert.Equal(new float[3 * Encoder.VectorSize], engine.Predict(new Sentence { Tokens = null! }).Vectors);
        Assert.Equal(new float[3 * Encoder.VectorSize], engine.Predict(new Sentence { Tokens = [null!] }).Vectors);
    }

    private static PredictionEngine<Sentence, Vector> CreateEngine(DistillEmbOutput form)
    {
        var mlContext = new MLContext();
        DistillEmbTransformer transformer = mlContext.Transforms.ApplyDistillEmb("Vectors", Encoder, "Tokens", form).Fit(mlContext.Data.LoadFromEnumerable<Sentence>([]));
        return mlContext.Model.CreatePredictionEngine<Sentence, Vector>(transformer);
    }

    private sealed class Sentence
    {
        public string[] Tokens { get; set; } = [];
    }

    private sealed class Vector
    {
        public float[] Vectors { get; set; } = [];
    }
}
