using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Onnx;

/// <summary>The exported model inside an ML.NET pipeline.</summary>
public class OnnxPipelineTests
{
    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();

    private readonly MLContext _mlContext = new();

    [Fact]
    public void A_pipeline_with_the_model_gives_the_vectors_of_the_encoder_saved_and_loaded_too()
    {
        using var folder = new SavingFolder();
        Encoder.ExportOnnx(folder["encoder.onnx"]);
        IDataView data = _mlContext.Data.LoadFromEnumerable(OnnxWords.All.Select(word => new Row { Word = word }));
        var pipeline = _mlContext.Transforms.DistillEmbCharacters("characters", Encoder, "Word")
            .Append(_mlContext.Transforms.ApplyOnnxModel("vectors", "characters", folder["encoder.onnx"]));
        ITransformer model = pipeline.Fit(data);
        ExportedModel.AssertNear(Encoder.Embed(OnnxWords.All), TransformContract.Rows(model.Transform(data), "vectors"));

        _mlContext.Model.SaveAtomically(model, data.Schema, folder["pipeline.zip"]);
        ITransformer loaded = new MLContext().Model.LoadVerified(folder["pipeline.zip"], out _);
        ExportedModel.AssertNear(Encoder.Embed(OnnxWords.All), TransformContract.Rows(loaded.Transform(data), "vectors"));
    }

    [Fact]
    public void A_vector_of_known_size_goes_through_the_model_at_once()
    {
        using var folder = new SavingFolder();
        Encoder.ExportOnnx(folder["encoder.onnx"]);
        IDataView data = _mlContext.Data.LoadFromEnumerable(OnnxWords.All.Chunk(3).Where(three => three.Length == 3).Select(three => new Row { Three = three }));
        var shapes = new Dictionary<string, int[]> { ["characters"] = [3, Encoder.SequenceLength], ["vectors"] = [3, Encoder.VectorSize] };
        var pipeline = _mlContext.Transforms.DistillEmbCharacters("characters", Encoder, "Three")
            .Append(_mlContext.Transforms.ApplyOnnxModel("vectors", "characters", folder["encoder.onnx"], shapes));
        float[][] rows = TransformContract.Rows(pipeline.Fit(data).Transform(data), "vectors");
        ExportedModel.AssertNear(Encoder.Embed(OnnxWords.All.Take(rows.Length * 3)), [.. rows.SelectMany(row => row.Chunk(Encoder.VectorSize))]);
    }

    [Fact]
    public void Promise_and_delivery_agree()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Row { Word = "ab", Three = ["a", "", "b"] }]);
        foreach ((string column, string[] words) in new[] { ("Word", ["ab"]), ("Three", new[] { "a", "", "b" }) })
        {
            DistillEmbCharactersEstimator estimator = _mlContext.Transforms.DistillEmbCharacters("Rows", Encoder, column);
            SchemaShape.Column promised = Assert.Single(estimator.GetOutputSchema(data.Schema.ToShape()), promise => promise.Name == "Rows");
            Assert.Equal((SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Int64), (promised.Kind, promised.ItemType));
            IDataView output = estimator.Fit(data).Transform(data);
            var type = Assert.IsType<VectorDataViewType>(output.Schema["Rows"].Type);
            Assert.Equal(words.Length * Encoder.SequenceLength, type.Size);
            Assert.Equal(Encoder.EncodeCharacters(words), Assert.Single(output.GetColumn<long[]>("Rows")));
        }
    }

    [Fact]
    public void A_vector_of_variable_size_is_refused_with_what_to_do()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Row { Tokens = ["a"] }]);
        DistillEmbCharactersEstimator estimator = _mlContext.Transforms.DistillEmbCharacters("Rows", Encoder, "Tokens");
        foreach (Action attempt in new Action[] { () => estimator.Fit(data), () => estimator.GetOutputSchema(data.Schema.ToShape()) })
        {
            string message = Assert.Throws<ArgumentException>(attempt).Message;
            Assert.Contains("'Tokens'", message, StringComparison.Ordinal);
            Assert.Contains("known size", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Columns_that_cannot_be_read_are_named()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Row()]);
        foreach ((string column, string part) in new[] { ("Absent", "'Tokens'"), ("Number", "Int32") })
        {
            DistillEmbCharactersEstimator estimator = _mlContext.Transforms.DistillEmbCharacters("Rows", Encoder, column);
            foreach (Action attempt in new Action[] { () => estimator.Fit(data), () => estimator.GetOutputSchema(data.Schema.ToShape()) })
            {
                string message = Assert.Throws<ArgumentException>(attempt).Message;
                Assert.Contains($"'{column}'", message, StringComparison.Ordinal);
                Assert.Contains(part, message, StringComparison.Ordinal);
            }
        }
    }

    private sealed class Row
    {
        public string Word { get; set; } = "";

        [VectorType(3)]
        public string[] Three { get; set; } = ["", "", ""];

        public string[] Tokens { get; set; } = [];

        public int Number { get; set; }
    }
}
