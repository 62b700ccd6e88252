using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Tagging;

public class EvaluateNerTests
{
    private static readonly Row[] Rows =
    [
        new() { Label = ["B-PER", "I-PER", "O"], PredictedLabel = ["B-PER", "I-PER", "O"] },
        new(),
        new() { Label = ["O", "B-LOC"], PredictedLabel = ["B-LOC", "O"] },
    ];

    private readonly MLContext _mlContext = new();

    [Fact]
    public void Text_against_text()
    {
        NerMetrics metrics = _mlContext.MulticlassClassification.EvaluateNer(_mlContext.Data.LoadFromEnumerable(Rows));
        Assert.Equal((0.5, 0.5, 0.5, 0.6), (metrics.Precision, metrics.Recall, metrics.F1, metrics.TokenAccuracy));
        Assert.Equal((3, 5), (metrics.SentenceCount, metrics.TokenCount));
    }

    [Fact]
    public void Keys_of_one_column_against_other_keys_and_text()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Rows);

        // The numbers of the two differ: each is made of its own column.
        IDataView keys = _mlContext.Transforms.Conversion.MapValueToKey("ActualKeys", "Label").Append(_mlContext.Transforms.Conversion.MapValueToKey("PredictedKeys", "PredictedLabel", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue))
            .Fit(data).Transform(data);
        Assert.NotEqual(keys.GetColumn<uint[]>("ActualKeys").First(), keys.GetColumn<uint[]>("PredictedKeys").Last());
        string expected = _mlContext.MulticlassClassification.EvaluateNer(data).ToString();
        Assert.Equal(expected, _mlContext.MulticlassClassification.EvaluateNer(keys, "ActualKeys", "PredictedKeys").ToString());
        Assert.Equal(expected, _mlContext.MulticlassClassification.EvaluateNer(keys, "ActualKeys").ToString());
        Assert.Equal(expected, _mlContext.MulticlassClassification.EvaluateNer(keys, "Label", "PredictedKeys").ToString());
    }

    [Fact]
    public void A_missing_key_is_outside()
    {
        IDataView known = _mlContext.Data.LoadFromEnumerable([new Row { Label = ["B-PER", "O"] }]);
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Row { Label = ["B-PER", "B-LOC"], PredictedLabel = ["B-PER", ""] }]);
        IDataView keys = _mlContext.Transforms.Conversion.MapValueToKey("Keys", "Label").Fit(known).Transform(data);
        NerMetrics metrics = _mlContext.MulticlassClassification.EvaluateNer(keys, "Keys");
        Assert.Equal((1, 1), (metrics.F1, metrics.TokenAccuracy));
        Assert.Equal(["B-PER", "O"], metrics.Confusion.Tags);
    }

    [Fact]
    public void The_tags_that_can_be_predicted_say_whether_they_mark_spans()
    {
        IDataView tags = _mlContext.Data.LoadFromEnumerable([new Row { PredictedLabel = ["B-PER", "O", "0"] }]);
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Row { Label = ["PER", "PER", "O"], PredictedLabel = ["O", "O", "O"] }]);
        NerMetrics metrics = _mlContext.MulticlassClassification.EvaluateNer(_mlContext.Transforms.Conversion.MapValueToKey("PredictedLabel").Fit(tags).Transform(data));
        Assert.True(metrics.HasSpans);
        Assert.Equal(["PER"], metrics.StrayTags);
    }

    [Fact]
    public void A_scheme_is_read_strictly()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Row { Label = ["B-NP", "I-NP"], PredictedLabel = ["I-NP", "I-NP"] }]);
        Assert.Equal(1, _mlContext.MulticlassClassification.EvaluateNer(data).F1);
        Assert.Equal(0, _mlContext.MulticlassClassification.EvaluateNer(data, scheme: TagScheme.Iob2).F1);
    }

    [Fact]
    public void Bad_rows_and_columns_are_named()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([.. Rows, new Row { Label = ["O", "O", "O"], PredictedLabel = ["O"] }]);
        Assert.Contains("Row 3 has 3 actual and 1 predicted", Assert.Throws<InvalidDataException>(() => _mlContext.MulticlassClassification.EvaluateNer(data)).Message, StringComparison.Ordinal);
        Assert.Contains("'Tags' was not found", Assert.Throws<ArgumentException>(() => _mlContext.MulticlassClassification.EvaluateNer(data, "Tags")).Message, StringComparison.Ordinal);
        Assert.Contains("'Number' holds Int32", Assert.Throws<ArgumentException>(() => _mlContext.MulticlassClassification.EvaluateNer(data, "Label", "Number")).Message, StringComparison.Ordinal);
    }

    private sealed class Row
    {
        public string[] Label { get; set; } = [];

        public string[] PredictedLabel { get; set; } = [];

        public int Number { get; set; }
    }
}
