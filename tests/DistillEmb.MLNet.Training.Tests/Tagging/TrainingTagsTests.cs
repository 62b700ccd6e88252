using DistillEmb.MLNet.Training.Tests.Sequences;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Tagging;

/// <summary>What tags a tagger is trained on, and what is told of odd ones.</summary>
public sealed class TrainingTagsTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void Tags_that_mark_no_spans_are_learnt_too()
    {
        TaggedSentence[] rows = [.. Enumerable.Range(0, 40).Select(i => new TaggedSentence { Tokens = [$"noun{(char)('a' + (i % 26))}", "ran", $"{(char)('a' + (i % 7))}ly"], Label = ["N", "V", "ADV"] })];
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
        List<string> warnings = TaggedSample.Warnings(_mlContext);
        TaggedSentence[] rows = [.. Enumerable.Range(0, 20).Select(i => new TaggedSentence { Tokens = ["abebe", "kebede", "left"], Label = i % 4 == 0 ? ["I-PER", "I-PER", "O"] : ["B-PER", "I-PER", "O"] })];
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
        List<string> warnings = TaggedSample.Warnings(_mlContext);
        string text = string.Concat(Enumerable.Range(0, 30).Select(i => $"abebe B-PER\nkebede{i} I-PER\nleft O\n\n"));
        string train = TaggedSample.Write($"{text}went 0\nhome O\n");
        string dev = TaggedSample.Write("abebe B-PER\nwent O\nhome b-per\n");
        var reports = new List<SentenceTrainingProgress>();
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1);
        (options.LabelColumnName, options.ValidationSet, options.Progress) = ("Tags", _mlContext.Data.LoadFromConllFile(dev), new SentenceReports(reports, report => Assert.Equal(2, warnings.Count)));
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
        TaggedSentence[] rows = [.. Enumerable.Range(0, 30).Select(i => new TaggedSentence { Tokens = [$"noun{(char)('a' + (i % 26))}", "ran"], Label = ["N", "I"] })];
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        var reports = new List<SentenceTrainingProgress>();
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1);
        options.Progress = new SentenceReports(reports);
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
        TaggedSentence[] rows = [.. Enumerable.Range(0, 30).Select(i => new TaggedSentence { Tokens = ["abebe", "left", $"to{i}", "harar"], Label = ["PERSON", "0", "0", "CITY"] })];
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
        List<string> warnings = TaggedSample.Warnings(_mlContext);
        TaggedSentence[] rows = [.. Enumerable.Range(0, 20).Select(i => new TaggedSentence { Tokens = ["abebe", "of", "left"], Label = ["B-PER", i == 3 ? "b-Per" : "I-PER", i < 2 ? "O" : i < 4 ? "O\u200B" : "O"] })];
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1);
        options.ValidationShare = 0;
        Fit(options, _mlContext.Data.LoadFromEnumerable(rows));
        Assert.Contains(warnings, warning => warning.Contains("The tags 'O<U+200B>' (2 tokens, the first in row 2 of the training data, token 3) and 'b-Per' (row 3 of the training data, token 2) are no tag of the scheme", StringComparison.Ordinal));
        Assert.Equal(2, warnings.Count(warning => warning.Contains("differ in case, blanks, quotes, dashes or invisible characters alone", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rows_without_tokens_are_passed_over()
    {
        TaggedSentence[] rows = [new(), .. Enumerable.Range(0, 10).Select(_ => new TaggedSentence { Tokens = ["abebe", "left"], Label = ["B-PER", "O"] }), new()];
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        uint[][] tags = [.. Fit(TaggedSample.Options(epochs: 1), data).Transform(data).GetColumn<uint[]>("PredictedLabel")];
        Assert.Equal([0, .. Enumerable.Repeat(2, 10), 0], tags.Select(row => row.Length));
    }

    [Fact]
    public void Faulty_data_is_named()
    {
        TaggedSentence good = new() { Tokens = ["a", "b"], Label = ["O", "B-X"] };
        Assert.Equal(
            "Row 1 of the training data has 2 tokens in 'Tokens' and 1 tags in 'Label'; expected a tag a token.",
            Assert.Throws<InvalidDataException>(() => Fit(good, new TaggedSentence { Tokens = ["a", "b"], Label = ["O"] })).Message);
        Assert.Equal("The training data has no rows; expected rows of tokens and tags.", Assert.Throws<InvalidDataException>(() => Fit()).Message);
        Assert.Equal(
            "The training data has no rows; expected rows of tokens and tags.",
            Assert.Throws<InvalidDataException>(() => _mlContext.Transforms.Conversion.MapValueToKey("Label").Append(_mlContext.MulticlassClassification.Trainers.DistillEmbNer()).Fit(_mlContext.Data.LoadFromEnumerable(Array.Empty<TaggedSentence>()))).Message);
        Assert.Equal("The training data has 2 rows, but no token in any; expected rows of tokens and tags.", Assert.Throws<InvalidDataException>(() => Fit(new TaggedSentence(), new TaggedSentence())).Message);
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

    private DistillEmbNerTransformer Fit(DistillEmbNerOptions options, IDataView data) => _mlContext.MulticlassClassification.Trainers.DistillEmbNer(options).Fit(data);

    private DistillEmbNerTransformer Fit(params TaggedSentence[] rows) => Fit(TaggedSample.Options(epochs: 1), _mlContext.Data.LoadFromEnumerable(rows));
}
