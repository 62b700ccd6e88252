using System.Numerics.Tensors;
using DistillEmb.MLNet.Context;
using DistillEmb.MLNet.Sequences;
using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Classification;
using DistillEmb.MLNet.Training.Tests.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;
using Row = DistillEmb.MLNet.Training.Tests.Context.ContextSample.Row;

namespace DistillEmb.MLNet.Training.Tests.Context;

public sealed class DistillEmbContextEstimatorTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void What_follows_what_is_learnt()
    {
        var reports = new List<SentenceTrainingProgress>();
        DistillEmbContextOptions options = ContextSample.Options(epochs: 8);
        options.Progress = new Listener(reports);
        DistillEmbContextTransformer context = Fit(options, ContextSample.Rows(300, seed: 1));
        SentenceTrainingProgress[] epochs = [.. reports.Where(report => report.ValidationScore is not null)];
        Assert.Equal(Enumerable.Range(1, 8), epochs.Select(report => report.Epoch));

        // By chance .26 of twelve words. Who knows the language has .66: behind a first word one of two, before a second one its first, elsewhere one of four or eight.
        Assert.True(epochs[^1].ValidationScore > 0.6, $"MRR {epochs[^1].ValidationScore}");
        Assert.True(epochs[^1].Loss < epochs[0].Loss);
        Assert.Same(ContextSample.Encoder, context.Encoder);
        Assert.Equal(16, context.HiddenSize);
    }

    [Theory]
    [InlineData(DistillEmbOutput.MinAverageMax)]
    [InlineData(DistillEmbOutput.Average)]
    [InlineData(DistillEmbOutput.Tokens)]
    public void What_the_estimator_promises_is_what_the_data_has(DistillEmbOutput output)
    {
        DistillEmbContextOptions options = ContextSample.Options(epochs: 1);
        options.Output = output;
        TransformContract.Check(_mlContext, _mlContext.Transforms.DistillEmbContext(options), View(ContextSample.Rows(20, seed: 1)), "Features");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_seed_gives_the_same_bytes(int threads)
    {
        Row[] rows = ContextSample.Rows(60, seed: 1);
        DistillEmbContextOptions options = ContextSample.Options();
        (options.Threads, options.Dropout, options.WordDropout) = (threads, 0.2, 0.1);
        byte[] first = TaggedSample.Save(_mlContext, Fit(options, rows), View(rows));
        Assert.Equal(first, TaggedSample.Save(_mlContext, Fit(options, rows), View(rows)));
        options.Seed = 2;
        Assert.NotEqual(first, TaggedSample.Save(_mlContext, Fit(options, rows), View(rows)));
    }

    [Fact]
    public void A_long_row_is_learnt_from_in_pieces_and_rows_of_one_token_not_at_all()
    {
        Row[] rows = [.. new[] { 2, 0, 1, 128, 129, 130, 300 }.Select(count => new Row { Tokens = [.. Enumerable.Range(0, count).Select(i => $"w{i}")] })];
        var words = new SentenceWords();
        List<Sentence> sentences = UnlabeledRows.Read(View(rows), "Tokens", "training data", words, () => { });
        Assert.Equal([2, 128, 128, 128, 2, 128, 128, 44], sentences.Select(sentence => sentence.Words.Length));
        Assert.Equal("w299", words.All[sentences[^1].Words[^1]]);
    }

    [Fact]
    public void Sentences_of_a_validation_set_have_words_of_their_own()
    {
        var reports = new List<SentenceTrainingProgress>();
        DistillEmbContextOptions options = ContextSample.Options(epochs: 8);
        options.Progress = new Listener(reports);
        options.ValidationSet = View(ContextSample.Rows(60, seed: 2));
        Fit(options, ContextSample.Rows(300, seed: 1));
        Assert.True(reports.Max(report => report.ValidationScore) > 0.6); // With the numbers of the training words it would be that of chance.
    }

    [Theory]
    [InlineData(1, 4f, 3f, 1f)]
    [InlineData(2, 2f, 3f, 1f)]
    [InlineData(2, 2f, 2f, 1f)] // An equal one counts as better.
    [InlineData(3, 2f, 2f, 2f)]
    [InlineData(3, float.NaN, 3f, 1f)]
    public void A_rank_is_not_better_than_it_is(int expected, float own, float first, float second) =>
        Assert.Equal(expected, ContextJudge.RankOf([first, own, second], 1));

    [Fact]
    public void Stopped_within_the_first_epoch_it_gives_what_it_has_learnt_and_before_it_throws()
    {
        using var stop = new CancellationTokenSource();
        DistillEmbContextOptions options = ContextSample.Options(epochs: 1000);
        options.CancellationToken = stop.Token;
        options.Progress = new Listener([], _ => stop.Cancel());
        Row[] rows = ContextSample.Rows(200, seed: 1);
        var start = ContextSample.Options(epochs: 1);
        start.LearningRate = 1e-9;
        Assert.NotEqual(Numbers(Fit(start, rows)), Numbers(Fit(options, rows)));
        Assert.Throws<OperationCanceledException>(() => Fit(options, rows));
    }

    [Fact]
    public void Faulty_data_is_named()
    {
        Assert.Equal("The training data has no rows; expected sentences, a row each, cut into tokens.", Assert.Throws<InvalidDataException>(() => Fit(ContextSample.Options())).Message);
        Assert.Equal(
            "The training data has 2 rows, but none of two tokens or more in 'Tokens'; expected sentences, a row each, cut into tokens.",
            Assert.Throws<InvalidDataException>(() => Fit(ContextSample.Options(), new Row { Tokens = ["a"] }, new Row())).Message);
        DistillEmbContextOptions options = ContextSample.Options();
        options.ValidationSet = View();
        Assert.StartsWith("The validation set has no rows;", Assert.Throws<InvalidDataException>(() => Fit(options, ContextSample.Rows(3, 1))).Message, StringComparison.Ordinal);
        IDataView text = _mlContext.Data.LoadFromEnumerable([new { Tokens = "a b" }]);
        Assert.StartsWith(
            "The column 'Tokens' of tokens holds String; expected a vector of text.",
            Assert.Throws<ArgumentException>(() => _mlContext.Transforms.DistillEmbContext(ContextSample.Options()).Fit(text)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Faulty_options_are_told_at_once()
    {
        var options = new DistillEmbContextOptions { TokensColumnName = "", OutputColumnName = null!, Output = (DistillEmbOutput)7, HiddenSize = 0, Epochs = 0, LearningRate = 0, ValidationShare = 1, BatchSize = 1025 };
        string message = Assert.Throws<ArgumentException>(() => _mlContext.Transforms.DistillEmbContext(options)).Message;
        Assert.All(
            ["HiddenSize is 0;", "Epochs is 0;", "LearningRate is 0;", "ValidationShare is 1;", "BatchSize is 1025; it must be 1 to 1024.", "Invalid DistillEmbContextOptions: Encoder is null; a context is learnt on a distilled encoder.", "TokensColumnName is empty;", "OutputColumnName is null;", "Output is 7; it must be MinAverageMax, Average, Tokens."],
            fault => Assert.Contains(fault, message, StringComparison.Ordinal));
        Assert.DoesNotContain("FreezeEncoder", message, StringComparison.Ordinal); // There is no such option.
    }

    [Fact]
    public void A_tagger_starts_from_it()
    {
        DistillEmbContextTransformer context = Fit(ContextSample.Options(epochs: 2), ContextSample.Rows(60, seed: 1));
        IDataView tagged = TaggedSample.Read(_mlContext, "train", 20);
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 1);
        (options.Context, options.FreezeEncoder, options.LearningRate, options.WeightDecay, options.HiddenSize) = (context, true, 1e-9, 0, 5);
        (options.WordTableSize, options.WordShapeVectorSize, options.Layers, options.WeightPrecision) = (10, 3, 2, WeightPrecision.Float32);
        DistillEmbNerTransformer tagger = _mlContext.MulticlassClassification.Trainers.DistillEmbNer(options).Fit(tagged);
        Assert.Same(context.Encoder, tagger.Encoder);

        // The LSTM as it was, but for a rate of a billionth; the tables' rows of its input stand behind.
        foreach (string name in context.Model.Weights.Shapes.Select(shape => shape.Name))
        {
            float[] expected = context.Model.Weights[name];
            float[] found = tagger.Tagger.Weights[name];
            Assert.Equal(name.EndsWith("input", StringComparison.Ordinal), found.Length > expected.Length);
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-5f);
        }
    }

    [Fact]
    public void A_classifier_starts_from_it_and_trains_a_copy()
    {
        DistillEmbContextOptions own = ContextSample.Options(epochs: 1);
        own.WeightPrecision = WeightPrecision.Float32; // Other weights are new arrays whenever they are asked for.
        DistillEmbContextTransformer context = Fit(own, ContextSample.Rows(60, seed: 1));
        float[] before = Numbers(context);
        float[] vector = context.Encoder.Embed("አቶ");
        DistillEmbTextClassificationOptions options = LabeledSample.Options(epochs: 1);
        (options.Context, options.WeightPrecision) = (context, WeightPrecision.Float32);
        DistillEmbTextClassificationTransformer classifier = _mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options)
            .Fit(LabeledSample.View(_mlContext, LabeledSample.Rows(30, seed: 1)));
        Assert.Equal(16, classifier.Classifier.Shape.Sentence.HiddenSize);
        Assert.NotEqual(vector, classifier.Encoder.Embed("አቶ"));
        Assert.Equal(vector, context.Encoder.Embed("አቶ"));
        float[] after = [.. context.Model.Weights.Shapes.SelectMany(shape => classifier.Classifier.Weights[shape.Name])];
        Assert.NotEqual(before, after);
        Assert.InRange(TensorPrimitives.CosineSimilarity<float>(before, after), 0.9f, 1); // It has begun there.
        Assert.Equal(before, Numbers(context));
    }

    [Fact]
    public void An_encoder_beside_it_is_refused()
    {
        var options = new DistillEmbNerOptions { Context = Fit(ContextSample.Options(epochs: 1), ContextSample.Rows(20, seed: 1)), Encoder = ContextSample.Encoder };
        Assert.Contains(
            "Context and Encoder are both given; a context has its own encoder, which training starts from.",
            Assert.Throws<ArgumentException>(() => _mlContext.MulticlassClassification.Trainers.DistillEmbNer(options)).Message,
            StringComparison.Ordinal);
    }

    private static float[] Numbers(DistillEmbContextTransformer context) => [.. context.Model.Weights.Shapes.SelectMany(shape => context.Model.Weights[shape.Name])];

    private IDataView View(params Row[] rows) => ContextSample.View(_mlContext, rows);

    private DistillEmbContextTransformer Fit(DistillEmbContextOptions options, params Row[] rows) => _mlContext.Transforms.DistillEmbContext(options).Fit(View(rows));

    private sealed class Listener(List<SentenceTrainingProgress> reports, Action<SentenceTrainingProgress>? then = null) : IProgress<SentenceTrainingProgress>
    {
        public void Report(SentenceTrainingProgress value)
        {
            reports.Add(value);
            then?.Invoke(value);
        }
    }
}
