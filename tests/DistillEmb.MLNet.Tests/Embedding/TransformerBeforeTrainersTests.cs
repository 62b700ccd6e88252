using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>Stock trainers of ML.NET behind the transformer.</summary>
public class TransformerBeforeTrainersTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static TheoryData<string, DistillEmbOutput> Cases => new()
    {
        { nameof(StandardTrainersCatalog.SdcaMaximumEntropy), DistillEmbOutput.MinAverageMax },
        { nameof(StandardTrainersCatalog.SdcaMaximumEntropy), DistillEmbOutput.Average },
        { nameof(StandardTrainersCatalog.LbfgsMaximumEntropy), DistillEmbOutput.MinAverageMax },
        { nameof(StandardTrainersCatalog.LbfgsMaximumEntropy), DistillEmbOutput.Average },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pipeline_trains_saves_and_loads(string trainer, DistillEmbOutput form)
    {
        IDataView data = TransformerTopics.View(_mlContext);
        IEstimator<ITransformer> pipeline = Pipeline(trainer, form);
        Assert.Contains(pipeline.GetOutputSchema(data.Schema.ToShape()), column => column.Name == "PredictedTopic");
        ITransformer model = pipeline.Fit(data);
        IDataView output = model.Transform(data);
        Assert.InRange(_mlContext.MulticlassClassification.Evaluate(output).MicroAccuracy, 0.95, 1);

        using var saved = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, saved);
        saved.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(saved, out DataViewSchema schema);
        Assert.Equal(["Topic", "Tokens"], schema.Select(column => column.Name));
        IDataView again = loaded.Transform(data);
        Assert.Equal(TransformContract.Rows(output, "Features"), TransformContract.Rows(again, "Features"));
        Assert.Equal(TransformContract.Rows(output, "Score"), TransformContract.Rows(again, "Score"));
        Assert.Equal(Topics(output), Topics(again));
        Assert.Equal(["market", "sport"], Topics(again).Distinct().Order());
    }

    [Fact]
    public void A_prediction_engine_of_the_whole_pipeline_names_the_topic_of_words_never_seen()
    {
        IDataView data = TransformerTopics.View(_mlContext);
        ITransformer model = Pipeline(nameof(StandardTrainersCatalog.LbfgsMaximumEntropy), DistillEmbOutput.MinAverageMax).Fit(data);
        using PredictionEngine<TransformerTopics, Prediction> engine = _mlContext.Model.CreatePredictionEngine<TransformerTopics, Prediction>(model);
        Assert.Equal("sport", engine.Predict(new TransformerTopics { Tokens = ["haraaz", "tovaaz"] }).PredictedTopic);
        Assert.Equal("market", engine.Predict(new TransformerTopics { Tokens = ["haruux", "tovuux"] }).PredictedTopic);
        Prediction empty = engine.Predict(new TransformerTopics { Tokens = [] });
        Assert.Contains(empty.PredictedTopic, new[] { "market", "sport" });
        Assert.All(empty.Score, score => Assert.True(float.IsFinite(score)));
    }

    [Fact]
    public void Features_of_a_pipeline_keep_their_slot_names()
    {
        IDataView data = TransformerTopics.View(_mlContext);
        IDataView output = Pipeline(nameof(StandardTrainersCatalog.SdcaMaximumEntropy), DistillEmbOutput.MinAverageMax).Fit(data).Transform(data);
        VBuffer<ReadOnlyMemory<char>> names = default;
        output.Schema["Features"].GetSlotNames(ref names);
        Assert.Equal("Average.word2vec.0", names.GetItemOrDefault(16).ToString());
    }

    [Fact]
    public void Cross_validation_runs_over_the_transformer()
    {
        IDataView data = TransformerTopics.View(_mlContext);
        var folds = _mlContext.MulticlassClassification.CrossValidate(data, Pipeline(nameof(StandardTrainersCatalog.LbfgsMaximumEntropy), DistillEmbOutput.Average), numberOfFolds: 2);
        Assert.Equal(2, folds.Count);
        Assert.All(folds, fold => Assert.InRange(fold.Metrics.MicroAccuracy, 0.9, 1));
    }

    private IEstimator<ITransformer> Pipeline(string trainer, DistillEmbOutput form)
    {
        // On one thread: SDCA is not reproducible otherwise.
        IEstimator<ITransformer> last = trainer == nameof(StandardTrainersCatalog.LbfgsMaximumEntropy)
            ? _mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1, L1Regularization = 0, L2Regularization = 1e-3f })
            : _mlContext.MulticlassClassification.Trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 30 });
        return _mlContext.Transforms.Conversion.MapValueToKey("Label", nameof(TransformerTopics.Topic))
            .Append(_mlContext.Transforms.ApplyDistillEmb("Features", TestEncoders.Create(), nameof(TransformerTopics.Tokens), form))
            .Append(last)
            .Append(_mlContext.Transforms.Conversion.MapKeyToValue("PredictedTopic", "PredictedLabel"));
    }

    private static string[] Topics(IDataView output) => [.. output.GetColumn<string>("PredictedTopic")];

    private sealed class Prediction
    {
        public string PredictedTopic { get; set; } = "";

        public float[] Score { get; set; } = [];
    }
}
