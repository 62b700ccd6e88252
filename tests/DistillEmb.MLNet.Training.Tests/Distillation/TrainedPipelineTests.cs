using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>A pipeline that trains its embedding and a stock classifier behind it, saved as one file.</summary>
public sealed class TrainedPipelineTests
{
    private static readonly MadeUpLanguage Language = TinyDistillation.Language;

    [Fact]
    public void A_saved_pipeline_predicts_the_same_as_the_one_that_was_trained()
    {
        using var folder = new TemporaryFolder();
        var mlContext = new MLContext(seed: 2);
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        (options.Output, options.Epochs) = (DistillEmbOutput.MinAverageMax, 15);
        IDataView train = mlContext.Data.LoadFromEnumerable(Documents(WordSubset.Train, 120));
        IDataView test = mlContext.Data.LoadFromEnumerable(Documents(WordSubset.Test, 40));
        var pipeline = mlContext.Transforms.Conversion.MapValueToKey("Label", "Topic")
            .Append(mlContext.Transforms.DistillEmbed("Features", "Tokens", options))
            .Append(mlContext.MulticlassClassification.Trainers.SdcaMaximumEntropy(maximumNumberOfIterations: 50))
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedTopic", "PredictedLabel"));
        ITransformer model = pipeline.Fit(train);
        string path = folder.PathOf("pipeline.zip");
        mlContext.Model.SaveAtomically(model, train.Schema, path);
        Assert.Equal(["pipeline.zip"], Directory.GetFiles(folder.PathOf("")).Select(Path.GetFileName));

        ITransformer loaded = new MLContext().Model.Load(path, out DataViewSchema schema);
        Assert.Equal(train.Schema.Select(column => column.Name), schema.Select(column => column.Name));
        (string Topic, float[] Scores)[] expected = Predictions(model.Transform(test));
        (string Topic, float[] Scores)[] actual = Predictions(loaded.Transform(test));
        Assert.Equal(expected.Select(prediction => prediction.Topic), actual.Select(prediction => prediction.Topic));
        Assert.Equal(expected.Select(prediction => prediction.Scores), actual.Select(prediction => prediction.Scores));
        Assert.True(mlContext.MulticlassClassification.Evaluate(loaded.Transform(test)).MicroAccuracy > 0.8, "Topics of unseen words are told apart by their stems; half are right by chance.");

        PredictionEngine<Document, Prediction> engine = mlContext.Model.CreatePredictionEngine<Document, Prediction>(loaded);
        Document[] documents = Documents(WordSubset.Test, 40);
        for (int i = 0; i < documents.Length; i++) Assert.Equal(expected[i].Topic, engine.Predict(documents[i]).PredictedTopic);
    }

    /// <summary>Words of one half of the stems are of one topic; the test documents are made of words that no encoder was trained on.</summary>
    private static Document[] Documents(WordSubset subset, int count)
    {
        var random = new Random(6);
        int[] words = Language.Vocabulary().IndexesOf(subset);
        Document Make(int topic)
        {
            int[] own = [.. words.Where(word => Language.StemOf(word) % 2 == topic)];
            return new Document { Topic = topic == 0 ? "even" : "odd", Tokens = [.. Enumerable.Range(0, 6).Select(_ => Language.Words[own[random.Next(own.Length)]])] };
        }

        return [.. Enumerable.Range(0, count).Select(i => Make(i % 2))];
    }

    private static (string Topic, float[] Scores)[] Predictions(IDataView output) =>
        [.. output.GetColumn<string>("PredictedTopic").Zip(output.GetColumn<float[]>("Score"))];

    private sealed class Document
    {
        public string Topic { get; set; } = "";

        public string[] Tokens { get; set; } = [];
    }

    private sealed class Prediction
    {
        public string PredictedTopic { get; set; } = "";
    }
}
