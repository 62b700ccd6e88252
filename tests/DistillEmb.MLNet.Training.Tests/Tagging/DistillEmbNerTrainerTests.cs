using DistillEmb.MLNet.Tests;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Tagging;

public sealed class DistillEmbNerTrainerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void Names_are_learnt_and_found_in_other_sentences()
    {
        IDataView train = TaggedSample.Read(_mlContext, "train", 700);
        IDataView test = TaggedSample.Read(_mlContext, "test", 100);
        var reports = new List<SentenceTrainingProgress>();
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 10);
        options.ValidationSet = TaggedSample.Read(_mlContext, "dev", 60);
        options.Progress = new Listener(reports);
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Label").Append(_mlContext.MulticlassClassification.Trainers.DistillEmbNer(options));
        ITransformer model = pipeline.Fit(train);
        NerMetrics metrics = _mlContext.MulticlassClassification.EvaluateNer(model.Transform(test));
        Assert.True(metrics.F1 > 0.5, metrics.ToString());

        SentenceTrainingProgress[] epochs = [.. reports.Where(report => report.ValidationScore is not null)];
        Assert.Equal(Enumerable.Range(1, 10), epochs.Select(report => report.Epoch));
        Assert.True(epochs[^1].Loss < epochs[0].Loss / 2);

        // The best epoch is the one that is kept.
        double kept = _mlContext.MulticlassClassification.EvaluateNer(model.Transform(options.ValidationSet)).F1;
        Assert.Equal(epochs.Max(report => report.ValidationScore!.Value), kept, 12);
        Assert.Equal(epochs.First(report => report.ValidationScore == kept).Epoch, epochs.Last(report => report.IsBest).Epoch);
    }

    // A decay of more than the whole weight at every step: weights grow until they are no numbers any more, some epochs later.
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void A_training_that_diverges_after_good_epochs_gives_the_best_of_them(int validationRows)
    {
        var warnings = new List<string>();
        _mlContext.Log += (_, message) =>
        {
            if (message.Kind != ChannelMessageKind.Warning) return;
            lock (warnings) warnings.Add(message.RawMessage);
        };
        var reports = new List<SentenceTrainingProgress>();
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 100);
        (options.LearningRate, options.EncoderLearningRate, options.WeightDecay, options.Progress) = (0.1, 0.1, 100, new Listener(reports));
        if (validationRows > 0) options.ValidationSet = TaggedSample.Read(_mlContext, "dev", validationRows);
        IDataView data = TaggedSample.Read(_mlContext, "train", 30);
        DistillEmbNerTransformer model = Fit(options, data);
        Assert.False(double.IsFinite(reports[^1].Loss));
        Assert.InRange(reports[^1].Epoch, 2, 99);
        int best = reports.Last(report => report.IsBest).Epoch;
        Assert.Equal($"Training diverged in epoch {reports[^1].Epoch}: the model is the best so far, of epoch {best}. Lower LearningRate, now 0.1, or EncoderLearningRate.", Assert.Single(warnings, warning => warning.Contains("diverged", StringComparison.Ordinal)));
        Assert.NotEmpty(TaggedSample.Save(_mlContext, model, data));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_seed_gives_the_same_bytes(int threads)
    {
        IDataView data = TaggedSample.Read(_mlContext, "train", 30);
        DistillEmbNerOptions options = TaggedSample.Options();
        (options.Threads, options.WordTableSize, options.AverageWeights) = (threads, 20, true);
        byte[] first = TaggedSample.Save(_mlContext, Fit(options, data), data);
        Assert.Equal(first, TaggedSample.Save(_mlContext, Fit(options, data), data));
        options.Seed = 2;
        Assert.NotEqual(first, TaggedSample.Save(_mlContext, Fit(options, data), data));
    }

    [Fact]
    public void A_frozen_encoder_stays_as_it_is_and_another_is_trained()
    {
        IDataView data = TaggedSample.Read(_mlContext, "train", 20);
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1);
        options.WeightPrecision = WeightPrecision.Float32;
        DistillEmbEncoder encoder = Fit(options, data).Encoder;
        float[] before = encoder.Embed("ኢትዮጵያ");
        (options.Encoder, options.FreezeEncoder) = (encoder, true);
        Assert.Same(encoder, Fit(options, data).Encoder);
        options.FreezeEncoder = false;
        DistillEmbEncoder tuned = Fit(options, data).Encoder;
        Assert.NotEqual(before, tuned.Embed("ኢትዮጵያ"));
        Assert.Equal(before, encoder.Embed("ኢትዮጵያ"));
        Assert.True(DistillEmbEncoder.Cosine(before, tuned.Embed("ኢትዮጵያ")) > 0.8f);
    }

    [Fact]
    public void Tags_that_mark_no_spans_are_learnt_too()
    {
        Row[] rows = [.. Enumerable.Range(0, 40).Select(i => new Row { Tokens = [$"noun{(char)('a' + (i % 26))}", "ran", $"{(char)('a' + (i % 7))}ly"], Label = ["N", "V", "ADV"] })];
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        DistillEmbNerTransformer model = Fit(TaggedSample.Options(epochs: 6), data);
        Assert.Equal(["N", "V", "ADV"], model.Tags);
        NerMetrics metrics = _mlContext.MulticlassClassification.EvaluateNer(model.Transform(data));
        Assert.False(metrics.HasSpans);
        Assert.True(metrics.TokenAccuracy > 0.9, metrics.ToString());
    }

    [Fact]
    public void Rules_of_the_scheme_are_kept_and_rows_that_break_them_are_mended_with_a_warning()
    {
        var warnings = new List<string>();
        _mlContext.Log += (_, message) =>
        {
            if (message.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning) warnings.Add(message.Message);
        };
        Row[] rows = [.. Enumerable.Range(0, 20).Select(i => new Row { Tokens = ["abebe", "kebede", "left"], Label = i % 4 == 0 ? ["I-PER", "I-PER", "O"] : ["B-PER", "I-PER", "O"] })];
        DistillEmbNerOptions options = TaggedSample.Options();
        options.ValidationShare = 0;
        DistillEmbNerTransformer model = Fit(options, _mlContext.Data.LoadFromEnumerable(rows));
        Assert.Equal(TagScheme.Iob2, model.Tagger.Tags.Rules);
        Assert.Contains(warnings, warning => warning.Contains("The tags of 5 training rows break the rules of Iob2, the first in row 0 of the training data; they were read leniently and mended.", StringComparison.Ordinal));
        options.KeepTagRules = false;
        Assert.Null(Fit(options, _mlContext.Data.LoadFromEnumerable(rows)).Tagger.Tags.Rules);
    }

    [Fact]
    public void A_stray_tag_is_told_with_its_place_and_leaves_the_rules_to_the_others()
    {
        List<string> warnings = Warnings();
        string text = string.Concat(Enumerable.Range(0, 30).Select(i => $"abebe B-PER\nkebede{i} I-PER\nleft O\n\n"));
        string train = TaggedSample.Write($"{text}went 0\nhome O\n");
        string dev = TaggedSample.Write("abebe B-PER\nwent O\nhome b-per\n");
        var reports = new List<SentenceTrainingProgress>();
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1);
        (options.LabelColumnName, options.ValidationSet, options.Progress) = ("Tags", _mlContext.Data.LoadFromConllFile(dev), new Listener(reports, report => Assert.Equal(2, warnings.Count)));
        DistillEmbNerTransformer model = Fit(options, _mlContext.Data.LoadFromConllFile(train));
        Assert.Equal((TagScheme.Iob2, "0"), (model.Tagger.Tags.Rules, Assert.Single(model.Tagger.Tags.Strays)));
        Assert.Contains($"The tag '0' ({train}:121, token 1) is no tag of the scheme that the others keep (BIO)", warnings[0], StringComparison.Ordinal);
        Assert.Contains($"The tag 'b-per' ({dev}:1, token 3) is none of the training data's: 1 token of 3 cannot be right.", warnings[1], StringComparison.Ordinal);
        SentenceTrainingProgress judged = Assert.Single(reports, report => report.ValidationScore is not null);
        Assert.Equal("span F1", judged.ValidationScoreName);
        NerMetrics metrics = _mlContext.MulticlassClassification.EvaluateNer(model.Transform(options.ValidationSet), "Tags");
        Assert.Equal((metrics.F1, true), (judged.ValidationScore, metrics.HasSpans));
        ITransformer loaded = _mlContext.Model.Load(new MemoryStream(TaggedSample.Save(_mlContext, model, options.ValidationSet)), out _);
        Assert.Equal(TagScheme.Iob2, ((DistillEmbNerTransformer)loaded).Tagger.Tags.Rules);
    }

    [Fact]
    public void Of_parts_of_speech_token_accuracy_is_told_and_a_saved_pipeline_finds_no_entities()
    {
        Row[] rows = [.. Enumerable.Range(0, 30).Select(i => new Row { Tokens = [$"noun{(char)('a' + (i % 26))}", "ran"], Label = ["N", "I"] })];
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        var reports = new List<SentenceTrainingProgress>();
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1);
        options.Progress = new Listener(reports);
        ITransformer model = _mlContext.MulticlassClassification.Trainers.DistillEmbNer(options).Append(_mlContext.Transforms.TagsToEntities()).Fit(data);
        Assert.All(reports, report => Assert.Equal("token accuracy", report.ValidationScoreName));
        ITransformer loaded = _mlContext.Model.Load(new MemoryStream(TaggedSample.Save(_mlContext, model, data)), out _);
        Assert.Equal(30, loaded.Transform(data).Preview().RowView.Length);
        Assert.All(loaded.Transform(data).GetColumn<string[]>("Entities.Text"), Assert.Empty);
    }

    [Fact]
    public void Missing_keys_are_outside_also_where_that_is_no_key()
    {
        IDataView values = _mlContext.Data.LoadFromEnumerable([new { Value = "PERSON" }, new { Value = "CITY" }]);
        Row[] rows = [.. Enumerable.Range(0, 30).Select(i => new Row { Tokens = ["abebe", "left", $"to{i}", "harar"], Label = ["PERSON", "0", "0", "CITY"] })];
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        ITransformer model = _mlContext.Transforms.Conversion.MapValueToKey("Label", keyData: values).Append(_mlContext.MulticlassClassification.Trainers.DistillEmbNer(TaggedSample.Options(epochs: 4)))
            .Append(_mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel")).Fit(data);
        IDataView tagged = model.Transform(data);
        Assert.Equal(["PERSON", "O", "O", "CITY"], tagged.GetColumn<string[]>("PredictedLabel").First());
        Assert.Equal(1, _mlContext.MulticlassClassification.EvaluateNer(tagged).TokenAccuracy);
    }

    [Fact]
    public void Odd_tags_are_told()
    {
        List<string> warnings = Warnings();
        Row[] rows = [.. Enumerable.Range(0, 20).Select(i => new Row { Tokens = ["abebe", "of", "left"], Label = ["B-PER", i == 3 ? "b-Per" : "I-PER", i < 2 ? "O" : i < 4 ? "O\u200B" : "O"] })];
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1);
        options.ValidationShare = 0;
        Fit(options, _mlContext.Data.LoadFromEnumerable(rows));
        Assert.Contains(warnings, warning => warning.Contains("The tags 'O<U+200B>' (2 tokens, the first in row 2 of the training data, token 3) and 'b-Per' (row 3 of the training data, token 2) are no tag of the scheme", StringComparison.Ordinal));
        Assert.Equal(2, warnings.Count(warning => warning.Contains("differ in case, blanks, quotes, dashes or invisible characters alone", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rows_without_tokens_are_passed_over()
    {
        Row[] rows = [new(), .. Enumerable.Range(0, 10).Select(_ => new Row { Tokens = ["abebe", "left"], Label = ["B-PER", "O"] }), new()];
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        uint[][] tags = [.. Fit(TaggedSample.Options(epochs: 1), data).Transform(data).GetColumn<uint[]>("PredictedLabel")];
        Assert.Equal([0, .. Enumerable.Repeat(2, 10), 0], tags.Select(row => row.Length));
    }

    [Fact]
    public void Faulty_data_is_named()
    {
        Row good = new() { Tokens = ["a", "b"], Label = ["O", "B-X"] };
        Assert.Equal(
            "Row 1 of the training data has 2 tokens in 'Tokens' and 1 tags in 'Label'; expected a tag a token.",
            Assert.Throws<InvalidDataException>(() => Fit(good, new Row { Tokens = ["a", "b"], Label = ["O"] })).Message);
        Assert.Equal("The training data has no rows; expected rows of tokens and tags.", Assert.Throws<InvalidDataException>(() => Fit()).Message);
        Assert.Equal(
            "The training data has no rows; expected rows of tokens and tags.",
            Assert.Throws<InvalidDataException>(() => _mlContext.Transforms.Conversion.MapValueToKey("Label").Append(_mlContext.MulticlassClassification.Trainers.DistillEmbNer()).Fit(_mlContext.Data.LoadFromEnumerable(Array.Empty<Row>()))).Message);
        Assert.Equal("The training data has 2 rows, but no token in any; expected rows of tokens and tags.", Assert.Throws<InvalidDataException>(() => Fit(new Row(), new Row())).Message);
        DistillEmbNerTrainer trainer = _mlContext.MulticlassClassification.Trainers.DistillEmbNer();
        Assert.StartsWith(
            "The column 'Label' was not found; the data has 'Tokens'.",
            Assert.Throws<ArgumentException>(() => trainer.Fit(_mlContext.Data.LoadFromEnumerable([new { Tokens = new[] { "a" } }]))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The column 'Label' holds Vector<Single>; expected a vector of text, or of keys with text values.",
            Assert.Throws<ArgumentException>(() => trainer.Fit(_mlContext.Data.LoadFromEnumerable([new { Tokens = new[] { "a" }, Label = new[] { 1f } }]))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The column 'Tokens' holds String; expected a vector of text.",
            Assert.Throws<ArgumentException>(() => trainer.Fit(_mlContext.Data.LoadFromEnumerable([new { Tokens = "a", Label = new[] { "O" } }]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_estimator_promises_is_what_the_data_has()
    {
        IDataView data = TaggedSample.Read(_mlContext, "train", 10);
        DistillEmbNerTrainer trainer = _mlContext.MulticlassClassification.Trainers.DistillEmbNer(TaggedSample.Options(epochs: 1));
        SchemaShape promised = trainer.GetOutputSchema(data.Schema.ToShape());
        SchemaShape delivered = trainer.Fit(data).Transform(data).Schema.ToShape();
        foreach (string name in new[] { "PredictedLabel", "Confidence" })
        {
            SchemaShape.Column expected = Assert.Single(promised, column => column.Name == name);
            SchemaShape.Column actual = Assert.Single(delivered, column => column.Name == name);
            Assert.Equal((actual.Kind, actual.ItemType, actual.IsKey), (expected.Kind, expected.ItemType, expected.IsKey));
            Assert.Equal(actual.Annotations.Select(annotation => annotation.Name), expected.Annotations.Select(annotation => annotation.Name));
        }
    }

    [Fact]
    public void Cancelled_after_an_epoch_it_gives_the_best_so_far_and_before_one_it_throws()
    {
        IDataView data = TaggedSample.Read(_mlContext, "train", 20);
        using var stop = new CancellationTokenSource();
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1000);
        options.CancellationToken = stop.Token;
        var reports = new List<SentenceTrainingProgress>();
        options.Progress = new Listener(reports, report =>
        {
            if (report.ValidationScore is not null && report.Epoch == 2) stop.Cancel();
        });
        Assert.NotNull(Fit(options, data));
        Assert.Equal(2, reports[^1].Epoch);
        Assert.Throws<OperationCanceledException>(() => Fit(options, data));
    }

    [Fact]
    public void Without_progress_training_ends_early()
    {
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 200);
        options.Patience = 2;
        options.LearningRate = 1e-9; // Nothing is learnt: no epoch is better than the first.
        var reports = new List<SentenceTrainingProgress>();
        options.Progress = new Listener(reports);
        Fit(options, TaggedSample.Read(_mlContext, "train", 20));
        Assert.Equal(3, reports[^1].Epoch);
    }

    private DistillEmbNerTransformer Fit(DistillEmbNerOptions options, IDataView data) => _mlContext.MulticlassClassification.Trainers.DistillEmbNer(options).Fit(data);

    private List<string> Warnings()
    {
        var warnings = new List<string>();
        _mlContext.Log += (_, message) =>
        {
            if (message.Kind != ChannelMessageKind.Warning) return;
            lock (warnings) warnings.Add(message.RawMessage);
        };
        return warnings;
    }

    private DistillEmbNerTransformer Fit(params Row[] rows) => Fit(TaggedSample.Options(epochs: 1), _mlContext.Data.LoadFromEnumerable(rows));

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string[] Label { get; set; } = [];
    }

    private sealed class Listener(List<SentenceTrainingProgress> reports, Action<SentenceTrainingProgress>? then = null) : IProgress<SentenceTrainingProgress>
    {
        public void Report(SentenceTrainingProgress value)
        {
            reports.Add(value);
            then?.Invoke(value);
        }
    }
}
