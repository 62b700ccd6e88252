using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Tests;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>How word vectors are trained in a pipeline: what is refused, what is told meanwhile, and where it is cancelled.</summary>
public sealed class WordVectorEstimatorRunTests
{
    private readonly MLContext _mlContext = new();
    private readonly IDataView _corpus;

    public WordVectorEstimatorRunTests() => _corpus = TopicRow.View(_mlContext, 1500);

    [Fact]
    public void A_column_that_is_no_text_is_refused_by_its_name()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Numbered()]);
        WordVectorEstimator estimator = _mlContext.Transforms.TrainWordVectors("Vectors", "Number");
        string message = Assert.Throws<ArgumentException>(() => estimator.Fit(data)).Message;
        Assert.StartsWith("The column 'Number' holds Single; expected text, or a vector of text.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => estimator.GetOutputSchema(data.Schema.ToShape()));
        Assert.StartsWith("The column 'None' was not found", Assert.Throws<ArgumentException>(() => _mlContext.Transforms.TrainWordVectors("None").Fit(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_options_are_told_before_the_data_is_read_and_later_changes_do_not_count()
    {
        Assert.Throws<ArgumentException>(() => _mlContext.Transforms.TrainWordVectors("Vectors", options: new WordVectorOptions { Epochs = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _mlContext.Transforms.TrainWordVectors("Vectors", output: (DistillEmbOutput)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => _mlContext.Transforms.TrainWordVectors("Vectors", precision: (WeightPrecision)7));
        WordVectorOptions options = SmallVectors.FastOptions();
        WordVectorEstimator estimator = _mlContext.Transforms.TrainWordVectors("Vectors", "Tokens", options: options);
        options.Dimension = 7;
        Assert.Equal(20, estimator.Fit(_corpus).Dimension);
    }

    [Fact]
    public void Too_little_to_train_on_is_told_with_its_column()
    {
        IDataView data = TopicRow.View(_mlContext, 0);
        string message = Assert.Throws<InvalidDataException>(() => _mlContext.Transforms.TrainWordVectors("Vectors", "Tokens").Fit(data)).Message;
        Assert.StartsWith("The column 'Tokens' of the corpus has 0 tokens of 0 different words", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Vectors_that_no_model_holds_are_refused_before_they_are_trained()
    {
        string message = Assert.Throws<InvalidDataException>(() => TableMaker.CheckSize(200_000, 2_000_000, 300, WeightPrecision.Float16)).Message;
        Assert.StartsWith("The vectors of 200000 words and 2000000 n-grams, of 300 values each, take 1336000000 bytes in Float16; a model holds at most 1073741824.", message, StringComparison.Ordinal);
        TableMaker.CheckSize(200_000, 2_000_000, 300, WeightPrecision.Int8);
        Assert.Contains("MinimumCount", Assert.Throws<InvalidDataException>(() => TableMaker.CheckSize(10_000_001, 0, 1, WeightPrecision.Int8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Vectors_that_grow_beyond_all_bounds_are_trained_anew_at_a_lower_rate()
    {
        // A word with one n-gram again and again.
        IDataView data = TopicsWith(new string('a', 200));
        List<string> log = LoggedLines.Of(_mlContext);
        WordVectorTransformer transformer = _mlContext.Transforms.TrainWordVectors("Vectors", "Tokens", options: SmallVectors.FastOptions(2, 3)).Fit(data);
        Assert.Contains(log, line => line.StartsWith("Training diverged in epoch 2: the learning rate is halved to 0.1, and training goes on from the beginning.", StringComparison.Ordinal));
        float[] vector = new float[transformer.Dimension];
        for (int word = 0; word < transformer.WordCount; word++)
        {
            Assert.True(transformer.TryGetVector(transformer.WordAt(word), vector));
            Assert.All(vector, value => Assert.InRange(value, -1e6f, 1e6f));
        }
    }

    [Fact]
    public void Words_that_are_too_long_for_a_model_are_left_out_and_told()
    {
        string longWord = string.Concat(Enumerable.Range(0, 50).Select(number => $"a{number:d3}"));
        IDataView data = TopicsWith(longWord);
        List<string> log = LoggedLines.Of(_mlContext);
        WordVectorTransformer transformer = _mlContext.Transforms.TrainWordVectors("Vectors", "Tokens", options: SmallVectors.FastOptions(2, 3)).Fit(data);
        Assert.Contains("Words of more than 128 characters, 1 in all, are left out of the model.", log);
        Assert.DoesNotContain(longWord, Enumerable.Range(0, transformer.WordCount).Select(transformer.WordAt));
        Assert.True(transformer.TryGetVector(longWord, new float[20])); // By its n-grams.
    }

    [Fact]
    public void What_was_trained_on_and_how_far_it_came_is_in_the_log_and_told_to_whoever_asked()
    {
        List<string> log = LoggedLines.Of(_mlContext);
        var reports = new List<WordVectorProgress>();
        WordVectorOptions options = SmallVectors.FastOptions(2, 3, buckets: 30);
        options.Progress = new Reports(reports.Add);
        Fit(options);
        Assert.Equal([1, 2, 3], reports.Select(report => report.Epoch).Distinct());
        Assert.Contains(log, line => line.StartsWith("Word vectors are trained on 18000 tokens in 1500 lines; 53 of 53 different words are kept", StringComparison.Ordinal));
        Assert.Contains(log, line => line.StartsWith("The words have more than 30 different n-grams", StringComparison.Ordinal));
        Assert.Contains(log, line => line.StartsWith("Epoch 3 of 3, step ", StringComparison.Ordinal));
        Assert.Contains(log, line => line.EndsWith("n-grams have vectors of 20 values, in Float16.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cancelled_before_the_first_epoch_is_complete_it_throws(bool byContext)
    {
        using var source = new CancellationTokenSource();
        WordVectorOptions options = SmallVectors.FastOptions();
        options.CancellationToken = source.Token;
        if (byContext) _mlContext.Cancel();
        else source.Cancel();
        var fault = Assert.Throws<OperationCanceledException>(() => Fit(options));
        Assert.Equal(source.Token, fault.CancellationToken);
        Assert.StartsWith("The training of word vectors was cancelled", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cancelled_afterwards_it_keeps_what_there_is(bool byContext)
    {
        List<string> log = LoggedLines.Of(_mlContext);
        using var source = new CancellationTokenSource();
        WordVectorOptions options = SmallVectors.FastOptions();
        (options.Epochs, options.CancellationToken) = (1000, source.Token);
        int last = 0;
        options.Progress = new Reports(report =>
        {
            last = report.Epoch;
            if (last == 1) return;
            if (byContext) _mlContext.Cancel();
            else source.Cancel();
        });
        Assert.Equal(53, Fit(options).WordCount);
        Assert.InRange(last, 2, 999);
        Assert.Contains("Cancelled: the word vectors are as they were then.", log);
    }

    private WordVectorTransformer Fit(WordVectorOptions options) => _mlContext.Transforms.TrainWordVectors("Vectors", "Tokens", options: options).Fit(_corpus);

    // Lines of topics, each with a word behind it.
    private IDataView TopicsWith(string word) => _mlContext.Data.LoadFromEnumerable(TopicText.Make(100).Split('\n').Select(line => TopicRow.Of($"{line} {word}")).Select(row => new { row.Tokens }));

    private sealed class Numbered
    {
        public float Number { get; set; }
    }
}
