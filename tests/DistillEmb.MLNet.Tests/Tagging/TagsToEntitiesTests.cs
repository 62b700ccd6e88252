using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Tagging;

public class TagsToEntitiesTests
{
    private static readonly Row[] Rows =
    [
        new() { Tokens = ["ታምራት", "ደስታ", "ከ", "ጎዴ"], Tags = ["B-PER", "I-PER", "O", "S-LOC"], Confidences = [0.5f, 1, 1, 0.75f] },
        new(),
        new() { Tokens = ["ሰላም"], Tags = ["O"], Confidences = [1] },
        new() { Tokens = ["አዲስ", "አበባ"], Tags = ["I-LOC", ""], Confidences = [0.25f, 1] },
    ];

    private readonly MLContext _mlContext = new();

    [Fact]
    public void Entities_are_written_as_columns()
    {
        IDataView data = Data(Rows);
        IDataView output = _mlContext.Transforms.TagsToEntities(tagsColumnName: "Tags").Fit(data).Transform(data);
        Assert.Equal(["Entities.Text", "Entities.Type", "Entities.FirstToken", "Entities.LastToken"], output.Schema.Skip(data.Schema.Count).Select(column => column.Name));
        Assert.Equal([["ታምራት ደስታ", "ጎዴ"], [], [], ["አዲስ"]], output.GetColumn<string[]>("Entities.Text"));
        Assert.Equal([["PER", "LOC"], [], [], ["LOC"]], output.GetColumn<string[]>("Entities.Type"));
        Assert.Equal([[0, 3], [], [], [0]], output.GetColumn<int[]>("Entities.FirstToken"));
        Assert.Equal([[1, 3], [], [], [0]], output.GetColumn<int[]>("Entities.LastToken"));
    }

    [Theory]
    [InlineData(EntityConfidence.Minimum, 0.5f)]
    [InlineData(EntityConfidence.Mean, 0.75f)]
    public void What_is_promised_is_delivered_and_survives_saving(EntityConfidence confidence, float first)
    {
        IDataView data = Keys(Data(Rows));
        TagsToEntitiesEstimator estimator = _mlContext.Transforms.TagsToEntities("Names", "Tokens", "PredictedLabel", "Confidences", confidence);
        TagsToEntitiesTransformer transformer = TransformContract.Check(_mlContext, estimator, data, "Names.Confidence");
        Assert.Equal([[first, 0.75f], [], [], [0.25f]], TransformContract.Rows(transformer.Transform(data), "Names.Confidence"));
        Assert.Equal(("Names", "Tokens", "PredictedLabel", "Confidences", confidence), (transformer.OutputColumnName, transformer.TokensColumnName, transformer.TagsColumnName, transformer.ConfidencesColumnName, transformer.Confidence));

        SchemaShape promised = estimator.GetOutputSchema(data.Schema.ToShape());
        IDataView output = transformer.Transform(data);
        foreach (string name in new[] { "Names.Text", "Names.Type", "Names.FirstToken", "Names.LastToken" })
        {
            SchemaShape.Column column = Assert.Single(promised, column => column.Name == name);
            Assert.Equal((SchemaShape.Column.VectorKind.VariableVector, (DataViewType)column.ItemType), (column.Kind, ((VectorDataViewType)output.Schema[name].Type).ItemType));
        }
    }

    [Fact]
    public void A_pipeline_with_keys_saves_loads_and_predicts()
    {
        IDataView data = Data(Rows);
        ITransformer model = _mlContext.Transforms.Conversion.MapValueToKey("PredictedLabel", "Tags").Append(_mlContext.Transforms.TagsToEntities(confidencesColumnName: "Confidences")).Fit(data);
        using var saved = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, saved);
        saved.Position = 0;
        var other = new MLContext();
        using PredictionEngine<Row, Entities> engine = other.Model.CreatePredictionEngine<Row, Entities>(other.Model.Load(saved, out _));
        Entities entities = engine.Predict(Rows[0]);
        Assert.Equal(["ታምራት ደስታ", "ጎዴ"], entities.Text);
        Assert.Equal(["PER", "LOC"], entities.Type);
        Assert.Equal([0, 3], entities.FirstToken);
        Assert.Equal([1, 3], entities.LastToken);
        Assert.Equal([0.5f, 0.75f], entities.Confidence);
        Assert.Empty(engine.Predict(new Row()).Text);
        Assert.Equal(["አዲስ"], engine.Predict(Rows[3]).Text);
    }

    [Fact]
    public void Only_the_columns_that_are_needed_are_asked_for()
    {
        IDataView data = _mlContext.Transforms.CustomMapping<Row, Broken>((row, broken) => throw new InvalidOperationException("computed"), null).Fit(Data(Rows)).Transform(Data(Rows));
        IDataView output = _mlContext.Transforms.TagsToEntities("Entities", "BrokenTokens", "Tags", "BrokenConfidences").Fit(data).Transform(data);
        Assert.Equal([["PER", "LOC"], [], [], ["LOC"]], output.GetColumn<string[]>("Entities.Type"));
        Assert.Contains("computed", Assert.ThrowsAny<Exception>(() => output.GetColumn<string[]>("Entities.Text").Count()).ToString(), StringComparison.Ordinal);
        Assert.Contains("computed", Assert.ThrowsAny<Exception>(() => output.GetColumn<float[]>("Entities.Confidence").Count()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_rows_are_named()
    {
        Fails("Entities.Text", new Row { Tokens = ["a"], Tags = ["O", "O"] }, "Row 1 has 2 tags in 'Tags' and 1 tokens in 'Tokens'");
        Fails("Entities.Confidence", new Row { Tokens = ["a"], Tags = ["O"] }, "Row 1 has 1 tags in 'Tags' and 0 confidences in 'Confidences'");
    }

    [Fact]
    public void Parts_of_speech_are_no_entities()
    {
        IDataView data = Data([new Row { Tokens = ["a", "b"], Tags = ["NOUN", "I"] }, new Row { Tokens = ["c"], Tags = ["NOUN"] }]);
        IDataView keys = _mlContext.Transforms.Conversion.MapValueToKey("Tags").Fit(data).Transform(data);
        IDataView output = _mlContext.Transforms.TagsToEntities(confidencesColumnName: null, tagsColumnName: "Tags").Fit(keys).Transform(keys);
        Assert.Equal([[], []], output.GetColumn<string[]>("Entities.Type"));
        Assert.Equal(2, output.Preview().RowView.Length);
    }

    [Theory]
    [InlineData("Words", "Tags", null, "'Words' was not found")]
    [InlineData("Tokens", "Label", null, "'Label' was not found")]
    [InlineData("Tokens", "Tags", "Score", "'Score'")]
    [InlineData("Number", "Tags", null, "'Number' holds Int32")]
    [InlineData("Tokens", "Confidences", null, "'Confidences' holds Vector<Single>")]
    [InlineData("Tokens", "Tags", "Tokens", "expected a vector of Single")]
    public void Columns_of_another_kind_are_refused(string tokens, string tags, string? confidences, string part)
    {
        IDataView data = Data(Rows);
        TagsToEntitiesEstimator estimator = _mlContext.Transforms.TagsToEntities("Entities", tokens, tags, confidences);
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(() => estimator.Fit(data)).Message, StringComparison.Ordinal);
        string promise = Assert.ThrowsAny<ArgumentException>(() => estimator.GetOutputSchema(data.Schema.ToShape())).Message;
        Assert.Contains(part.Split(" holds")[0], promise, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _mlContext.Transforms.TagsToEntities(confidence: (EntityConfidence)3));
        Assert.Throws<ArgumentException>(() => _mlContext.Transforms.TagsToEntities(""));
        Assert.Throws<ArgumentException>(() => _mlContext.Transforms.TagsToEntities(confidencesColumnName: ""));
    }

    private IDataView Data(params Row[] rows) => _mlContext.Data.LoadFromEnumerable(rows);

    private IDataView Keys(IDataView data) => _mlContext.Transforms.Conversion.MapValueToKey("PredictedLabel", "Tags").Fit(data).Transform(data);

    private void Fails(string column, Row row, string part)
    {
        IDataView data = Data(Rows[0], row);
        IDataView output = _mlContext.Transforms.TagsToEntities("Entities", "Tokens", "Tags", "Confidences").Fit(data).Transform(data);

        // Where ML.NET reads with several threads, it wraps what a row throws.
        Exception fault = Assert.ThrowsAny<Exception>(() => Read(output, column));
        Assert.IsType<InvalidDataException>(fault.GetBaseException());
        Assert.Contains(part, fault.GetBaseException().Message, StringComparison.Ordinal);
    }

    private static void Read(IDataView data, string column)
    {
        if (column == "Entities.Confidence") _ = data.GetColumn<float[]>(column).Count();
        else _ = data.GetColumn<string[]>(column).Count();
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string[] Tags { get; set; } = [];

        public float[] Confidences { get; set; } = [];

        public int Number { get; set; }
    }

    private sealed class Broken
    {
        public string[] BrokenTokens { get; set; } = [];

        public float[] BrokenConfidences { get; set; } = [];
    }

    private sealed class Entities
    {
        [ColumnName("Entities.Text")]
        public string[] Text { get; set; } = [];

        [ColumnName("Entities.Type")]
        public string[] Type { get; set; } = [];

        [ColumnName("Entities.FirstToken")]
        public int[] FirstToken { get; set; } = [];

        [ColumnName("Entities.LastToken")]
        public int[] LastToken { get; set; } = [];

        [ColumnName("Entities.Confidence")]
        public float[] Confidence { get; set; } = [];
    }
}
