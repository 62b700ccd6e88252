using DistillEmb.MLNet.Tests.Embedding;
using DistillEmb.MLNet.Tests.Persistence;
using DistillEmb.MLNet.Tests.Processes;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Pooling;

/// <summary>What every transformer keeps, kept by one that has learnt how to average.</summary>
public sealed class PoolingContractTests : IDisposable
{
    private const int Threads = 16;

    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public static MatrixTheoryData<string, DistillEmbOutput, TokenWeighting, int> Cases => new(
        [nameof(TransformerRow.Word), nameof(TransformerRow.Tokens), nameof(TransformerRow.Three)],
        [DistillEmbOutput.MinAverageMax, DistillEmbOutput.Average],
        Enum.GetValues<TokenWeighting>(),
        [0, 1, 3]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_promised_is_delivered_and_survives_saving(string input, DistillEmbOutput output, TokenWeighting weighting, int components)
    {
        ApplyDistillEmbOptions options = PoolingRows.Options(weighting, components, output, input: input);
        DistillEmbTransformer transformer = TransformContract.Check(
            _mlContext, _mlContext.Transforms.ApplyDistillEmb(options), TransformerRow.View(_mlContext, TransformerRow.Various), "Vectors");
        Assert.Equal((weighting, components), (transformer.Weighting, transformer.RemovedComponents));
    }

    [Fact]
    public void Another_process_gets_the_same_bits()
    {
        DistillEmbTransformer transformer = Save(DistillEmbOutput.MinAverageMax);
        string[][] rows = [["the", "cat", "unseen"], [], ["\u00E9t\u00E9", "e\u0301te\u0301"], ["\ud800"], [new string('z', 500), "the"]];
        OtherProcessReport report = OtherProcessConsumer.Apply(_folder["model.zip"], "Vectors", rows, ("LC_ALL", "fr_FR.UTF-8"));
        Assert.Equal(PoolingRows.Apply(transformer, rows).Select(OtherProcessConsumer.Bits), report.Rows);
        Assert.Equal("", report.NativeLibraries);
    }

    [Fact]
    public void A_loaded_transformer_says_what_it_learnt_and_is_saved_again_as_the_same_bytes()
    {
        Save(DistillEmbOutput.Average);
        var loaded = (DistillEmbTransformer)_mlContext.Model.LoadVerified(_folder["model.zip"], out DataViewSchema? schema);
        Assert.Equal((TokenWeighting.InverseFrequency, 2), (loaded.Weighting, loaded.RemovedComponents));
        _mlContext.Model.SaveAtomically(loaded, schema, _folder["again.zip"]);
        Assert.Equal(File.ReadAllBytes(_folder["model.zip"]), File.ReadAllBytes(_folder["again.zip"]));
    }

    [Fact]
    public void The_encoder_of_such_a_model_is_found_and_averages_plainly()
    {
        Save(DistillEmbOutput.Average);
        Assert.Equal(TestEncoders.Create().Embed("selam"), DistillEmbEncoder.Load(_folder["model.zip"]).Embed("selam"));
        IDataView data = PoolingRows.View(_mlContext, PoolingRows.Some);
        DistillEmbTransformer plain = _mlContext.Transforms.ApplyDistillEmb("Vectors", _folder["model.zip"], "Tokens", DistillEmbOutput.Average).Fit(data);
        Assert.Equal((TokenWeighting.None, 0), (plain.Weighting, plain.RemovedComponents));
        Assert.Equal(PoolingRows.Apply(PoolingRows.Fit(PoolingRows.Options(), PoolingRows.Some), PoolingRows.Some), PoolingRows.Apply(plain, PoolingRows.Some));
    }

    [Fact]
    public void A_prediction_engine_gives_the_same_bits()
    {
        DistillEmbTransformer transformer = Save(DistillEmbOutput.MinAverageMax);
        float[][] expected = PoolingRows.Apply(transformer, PoolingRows.Some);
        using PredictionEngine<TransformerRow, Vector> engine = _mlContext.Model.CreatePredictionEngine<TransformerRow, Vector>(transformer);
        for (int row = 0; row < expected.Length; row++) Assert.Equal(expected[row], engine.Predict(new TransformerRow { Tokens = PoolingRows.Some[row] }).Vectors);
    }

    [Fact]
    public void Many_threads_get_the_bits_that_one_gets()
    {
        DistillEmbTransformer transformer = Save(DistillEmbOutput.MinAverageMax);
        float[][] expected = PoolingRows.Apply(transformer, PoolingRows.Some);
        Exception?[] failures = new Exception?[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() => failures[i] = Record.Exception(() =>
        {
            for (int round = 0; round < 20; round++) Assert.Equal(expected, PoolingRows.Apply(transformer, PoolingRows.Some));
        })))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.Empty(failures.OfType<Exception>());
    }

    [Fact]
    public void A_trainer_behind_it_trains_saves_and_loads()
    {
        IDataView data = TransformerTopics.View(_mlContext);
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Label", nameof(TransformerTopics.Topic))
            .Append(_mlContext.Transforms.ApplyDistillEmb(PoolingRows.Options(TokenWeighting.InverseDocumentFrequency, 1)))
            .Append(_mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy(featureColumnName: "Vectors"));
        ITransformer model = pipeline.Fit(data);
        IDataView output = model.Transform(data);
        Assert.InRange(_mlContext.MulticlassClassification.Evaluate(output).MicroAccuracy, 0.95, 1);
        _mlContext.Model.Save(model, data.Schema, _folder["pipeline.zip"]);
        ITransformer loaded = new MLContext().Model.Load(_folder["pipeline.zip"], out _);
        Assert.Equal(TransformContract.Rows(output, "Score"), TransformContract.Rows(loaded.Transform(data), "Score"));
    }

    private DistillEmbTransformer Save(DistillEmbOutput output)
    {
        DistillEmbTransformer transformer = PoolingRows.Fit(PoolingRows.Options(TokenWeighting.InverseFrequency, 2, output), PoolingRows.Some);
        _mlContext.Model.SaveAtomically(transformer, SavingRow.View(_mlContext).Schema, _folder["model.zip"]);
        return transformer;
    }

    private sealed class Vector
    {
        public float[] Vectors { get; set; } = [];
    }
}
