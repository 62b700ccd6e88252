using DistillEmb.MLNet.Training.Tests.Classification;
using DistillEmb.MLNet.Training.Tests.Tagging;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Sequences;

/// <summary>Names that could not be saved are refused before anything is trained.</summary>
public sealed class NamesTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    // Both would come back as U+FFFD, one class.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_class_with_half_a_surrogate_pair_is_named_before_training(bool keys)
    {
        LabeledSample.Row[] rows = [.. LabeledSample.Rows(30, 1).Select((row, i) => new LabeledSample.Row { Tokens = row.Tokens, Label = i % 2 == 0 ? "\uD800" : "\uDBFF" })];
        IDataView data = LabeledSample.View(_mlContext, rows);
        if (keys) data = _mlContext.Transforms.Conversion.MapValueToKey("Label").Fit(data).Transform(data);
        string message = Assert.Throws<InvalidDataException>(() => _mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(LabeledSample.Options(1)).Fit(data)).Message;
        Assert.Equal("In the column 'Label' of labels, the class '\\uD800' has half a surrogate pair, which is no character and cannot be saved; expected valid Unicode.", message);
    }

    [Fact]
    public void So_is_a_tag()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(_ => new { Tokens = new[] { "a", "b" }, Label = new[] { "O", "B-\uDC00" } }).ToArray());
        string message = Assert.Throws<InvalidDataException>(() => _mlContext.MulticlassClassification.Trainers.DistillEmbNer(TaggedSample.Options(1)).Fit(data)).Message;
        Assert.Equal("In the column 'Label' of tags, the tag 'B-\\uDC00' has half a surrogate pair, which is no character and cannot be saved; expected valid Unicode.", message);
    }

    [Fact]
    public void So_are_a_teacher_and_a_column()
    {
        Assert.Contains("'a\\uD800' has half a surrogate pair", Assert.Throws<ArgumentException>("name", () => Teacher.FromFile("a.vec", "a\uD800")).Message, StringComparison.Ordinal);
        DistillEmbNerOptions options = TaggedSample.Options();
        options.PredictedLabelColumnName = "a\uD800";
        Assert.Contains("'a\\uD800' has half a surrogate pair", Assert.ThrowsAny<ArgumentException>(() => _mlContext.MulticlassClassification.Trainers.DistillEmbNer(options)).Message, StringComparison.Ordinal);
    }
}
