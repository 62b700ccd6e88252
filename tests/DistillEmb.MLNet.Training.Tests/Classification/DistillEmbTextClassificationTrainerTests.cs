using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Sequences;
using DistillEmb.MLNet.Training.Tests.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Xunit;
using Row = DistillEmb.MLNet.Training.Tests.Classification.LabeledSample.Row;

namespace DistillEmb.MLNet.Training.Tests.Classification;

public sealed class DistillEmbTextClassificationTrainerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Theory]
    [InlineData(TextPooling.FinalStates)]
    [InlineData(TextPooling.Attention)]
    [InlineData(TextPooling.Maximum)]
    public void Topics_are_learnt_and_told_of_other_forms_of_the_words(TextPooling pooling)
    {
        IDataView train = View(LabeledSample.Rows(150, seed: 1));
        IDataView test = View(LabeledSample.Rows(60, seed: 2));
        DistillEmbTextClassificationOptions options = LabeledSample.Options(epochs: 8);
        options.Pooling = pooling;
        options.ValidationSet = View(LabeledSample.Rows(30, seed: 3));
        var reports = new List<SentenceTrainingProgress>();
        options.Progress = new SentenceReports(reports);
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Label").Append(_mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options));
        options.ValidationSet = _mlContext.Transforms.Conversion.MapValueToKey("Label").Fit(train).Transform(options.ValidationSet);
        ITransformer model = pipeline.Fit(train);
        MulticlassClassificationMetrics metrics = _mlContext.MulticlassClassification.Evaluate(model.Transform(test));
        Assert.True(metrics.MacroAccuracy > 0.8, metrics.ConfusionMatrix.GetFormattedConfusionTable());
        SentenceTrainingProgress[] epochs = [.. reports.Where(report => report.ValidationScore is not null)];
        Assert.Equal(Enumerable.Range(1, 8), epochs.Select(report => report.Epoch));
        Assert.True(epochs[^1].Loss < epochs[0].Loss / 2);
    }

    [Fact]
    public void The_best_epoch_is_the_one_that_is_kept()
    {
        DistillEmbTextClassificationOptions options = LabeledSample.Options(epochs: 6);
        Row[] validation = LabeledSample.Rows(30, seed: 3);
        options.ValidationSet = View(validation);
        var reports = new List<SentenceTrainingProgress>();
        options.Progress = new SentenceReports(reports);
        DistillEmbTextClassificationTransformer model = Fit(options, LabeledSample.Rows(60, seed: 1));
        string[] predicted = [.. model.Transform(options.ValidationSet).GetColumn<uint>("PredictedLabel").Select(key => model.Classes[(int)key - 1])];
        double kept = NerMetrics.Compute(validation.Select((row, i) => ((IReadOnlyList<string>)[row.Label!], (IReadOnlyList<string>)[predicted[i]]))).TagMacro.F1;
        Assert.Equal(reports.Max(report => report.ValidationScore ?? 0), kept, 12);
    }

    [Fact]
    public void Classes_may_have_names_like_those_of_tags()
    {
        DistillEmbTextClassificationOptions options = LabeledSample.Options(epochs: 2);
        Row[] rows = [.. LabeledSample.Rows(40, seed: 1).Select((row, i) => new Row { Label = i % 3 == 0 ? "B-x" : i % 3 == 1 ? "O" : "plain", Tokens = row.Tokens })];
        options.ValidationSet = View(rows);
        Assert.Equal(["B-x", "O", "plain"], Fit(options, rows).Classes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_seed_gives_the_same_bytes(int threads)
    {
        Row[] rows = LabeledSample.Rows(30, seed: 1);
        DistillEmbTextClassificationOptions options = LabeledSample.Options();
        (options.Threads, options.WordTableSize, options.AverageWeights) = (threads, 20, true);
        byte[] first = TaggedSample.Save(_mlContext, Fit(options, rows), View(rows));
        Assert.Equal(first, TaggedSample.Save(_mlContext, Fit(options, rows), View(rows)));
        options.Seed = 2;
        Assert.NotEqual(first, TaggedSample.Save(_mlContext, Fit(options, rows), View(rows)));
    }

    [Fact]
    public void A_frozen_encoder_stays_as_it_is_and_another_is_trained()
    {
        Row[] rows = LabeledSample.Rows(20, seed: 1);
        DistillEmbTextClassificationOptions options = LabeledSample.Options(epochs: 1);
        options.WeightPrecision = WeightPrecision.Float32;
        DistillEmbEncoder encoder = Fit(options, rows).Encoder;
        float[] before = encoder.Embed("ኳሱ");
        (options.Encoder, options.FreezeEncoder) = (encoder, true);
        Assert.Same(encoder, Fit(options, rows).Encoder);
        options.FreezeEncoder = false;
        Assert.NotEqual(before, Fit(options, rows).Encoder.Embed("ኳሱ"));
        Assert.Equal(before, encoder.Embed("ኳሱ"));
    }

    [Fact]
    public void Keys_keep_their_order_and_those_without_rows_their_place()
    {
        IDataView keys = _mlContext.Data.LoadFromEnumerable(new[] { "ንግድ", "politics", "ጤና", "ስፖርት" }.Select(name => new { Label = name }));
        IDataView data = _mlContext.Transforms.Conversion.MapValueToKey("Label", keyData: keys).Fit(View(LabeledSample.Rows(20, 1))).Transform(View(LabeledSample.Rows(20, 1)));
        Assert.Equal(["ንግድ", "politics", "ጤና", "ስፖርት"], _mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(LabeledSample.Options(epochs: 1)).Fit(data).Classes);
        Assert.Equal(LabeledSample.Topics, Fit(LabeledSample.Options(epochs: 1), LabeledSample.Rows(20, 1)).Classes); // Of text: as they come.
    }

    [Fact]
    public void Rows_without_tokens_or_labels_are_passed_over_with_a_warning()
    {
        List<string> warnings = LoggedLines.Of(_mlContext, ChannelMessageKind.Warning);
        Row[] rows = [new() { Label = "ጤና" }, .. LabeledSample.Rows(12, 1), new() { Tokens = ["ሰው"] }, new() { Tokens = ["ሰው"], Label = "" }];
        IDataView output = Fit(LabeledSample.Options(epochs: 1), rows).Transform(View(rows));
        Assert.Equal(15, output.GetColumn<uint>("PredictedLabel").Count(key => key is >= 1 and <= 3));
        Assert.Contains(warnings, warning => warning.Contains("2 rows of the training data have no label; they are left out.", StringComparison.Ordinal));
    }

    [Fact]
    public void Faulty_data_is_named()
    {
        Row good = new() { Tokens = ["a"], Label = "x" };
        Assert.Equal("The training data has no rows; expected rows of tokens and a label in 'Label'.", Assert.Throws<InvalidDataException>(() => Fit(LabeledSample.Options())).Message);
        Assert.Equal("The training data has 1 rows, but no label in any; expected rows of tokens and a label in 'Label'.", Assert.Throws<InvalidDataException>(() => Fit(LabeledSample.Options(), new Row { Tokens = ["a"] })).Message);
        Assert.Equal("The training data has 1 rows, but no token in any; expected tokens in 'Tokens'.", Assert.Throws<InvalidDataException>(() => Fit(LabeledSample.Options(), new Row { Label = "x" })).Message);
        Assert.Equal("The column 'Label' of labels has 1 different classes; expected 2 to 65536.", Assert.Throws<InvalidDataException>(() => Fit(LabeledSample.Options(), good, good)).Message);
        AssertRefused("The column 'Label' was not found; the data has 'Tokens'.", [new { Tokens = new[] { "a" } }]);
        AssertRefused("The column 'Label' holds Vector<String>; expected text, a number, a Boolean or a key.", [new { Tokens = new[] { "a" }, Label = new[] { "x" } }]);
        AssertRefused("The column 'Tokens' holds String; expected a vector of text.", [new { Tokens = "a", Label = "x" }]);
    }

    [Fact]
    public void What_the_estimator_promises_is_what_the_data_has()
    {
        IDataView data = View(LabeledSample.Rows(12, 1));
        DistillEmbTextClassificationTrainer trainer = _mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(LabeledSample.Options(epochs: 1));
        SchemaShape promised = trainer.GetOutputSchema(data.Schema.ToShape());
        SchemaShape delivered = trainer.Fit(data).Transform(data).Schema.ToShape();
        foreach (string name in new[] { "PredictedLabel", "Score" })
        {
            SchemaShape.Column expected = Assert.Single(promised, column => column.Name == name);
            SchemaShape.Column actual = Assert.Single(delivered, column => column.Name == name);
            Assert.Equal((actual.Kind, actual.ItemType, actual.IsKey), (expected.Kind, expected.ItemType, expected.IsKey));
            Assert.Equal(actual.Annotations.Select(annotation => annotation.Name).Order(), expected.Annotations.Select(annotation => annotation.Name).Order());
        }
    }

    [Fact]
    public void Cancelled_after_an_epoch_it_gives_the_best_so_far_and_before_one_it_throws()
    {
        using var stop = new CancellationTokenSource();
        DistillEmbTextClassificationOptions options = LabeledSample.Options(epochs: 1000);
        options.CancellationToken = stop.Token;
        var reports = new List<SentenceTrainingProgress>();
        options.Progress = new SentenceReports(reports, report =>
        {
            if (report.ValidationScore is not null && report.Epoch == 2) stop.Cancel();
        });
        Assert.NotNull(Fit(options, LabeledSample.Rows(20, 1)));
        Assert.Equal(2, reports[^1].Epoch);
        Assert.Throws<OperationCanceledException>(() => Fit(options, LabeledSample.Rows(20, 1)));
    }

    private IDataView View(params Row[] rows) => LabeledSample.View(_mlContext, rows);

    private DistillEmbTextClassificationTransformer Fit(DistillEmbTextClassificationOptions options, params Row[] rows) =>
        _mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options).Fit(View(rows));

    private void AssertRefused<TRow>(string expected, TRow[] rows)
        where TRow : class => Assert.StartsWith(
            expected,
            Assert.Throws<ArgumentException>(() => _mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification().Fit(_mlContext.Data.LoadFromEnumerable(rows))).Message,
            StringComparison.Ordinal);
}
