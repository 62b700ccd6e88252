using System.Numerics.Tensors;
using System.Text;
using DistillEmb.Characters;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using DistillEmb.Vectors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>Word vectors that are trained in a pipeline.</summary>
public sealed class WordVectorEstimatorTests
{
    private readonly MLContext _mlContext = new();
    private readonly IDataView _corpus;

    public WordVectorEstimatorTests() => _corpus = TopicRow.View(_mlContext, 1500);

    public static MatrixTheoryData<string, DistillEmbOutput> Columns => new([nameof(TopicRow.Tokens), nameof(TopicRow.Twelve), nameof(TopicRow.Text)], Enum.GetValues<DistillEmbOutput>());

    [Theory]
    [InlineData(0, 0, 1000)]
    [InlineData(2, 3, 100_000)]
    [InlineData(2, 3, 30)] // N-grams share buckets.
    public void The_vectors_are_those_of_a_training_without_a_pipeline(int shortest, int longest, int buckets)
    {
        WordVectorOptions options = Options(shortest, longest, buckets);
        WordVectorTransformer transformer = Fit(options, precision: WeightPrecision.Float32);
        using TrainedWordVectors trained = TrainedWordVectors.Train(_corpus, "Tokens", options);
        Assert.Equal((trained.Count, trained.Dimension, longest > 0), (transformer.WordCount, transformer.Dimension, transformer.NgramCount > 0));
        float[] vector = new float[trained.Dimension];
        for (int word = 0; word < trained.Count; word++)
        {
            Assert.Equal(trained.WordAt(word), transformer.WordAt(word));
            Assert.True(transformer.TryGetVector(trained.WordAt(word), vector));
            Assert.Equal(trained[word].ToArray(), vector);
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void What_is_promised_is_delivered_and_survives_saving(string input, DistillEmbOutput form)
    {
        WordVectorEstimator estimator = _mlContext.Transforms.TrainWordVectors("Vectors", input, form, Options(2, 3));
        WordVectorTransformer transformer = TransformContract.Check(_mlContext, estimator, TopicRow.View(_mlContext, 100), "Vectors");
        Assert.Equal(("Vectors", input, form, WeightPrecision.Float16), (transformer.OutputColumnName, transformer.InputColumnName, transformer.Output, transformer.Precision));
    }

    [Theory]
    [InlineData(DistillEmbOutput.MinAverageMax)]
    [InlineData(DistillEmbOutput.Average)]
    public void A_column_of_text_gives_what_a_column_of_its_tokens_gives(DistillEmbOutput form)
    {
        float[][] Rows(string input) => TransformContract.Rows(_mlContext.Transforms.TrainWordVectors("Vectors", input, form, Options()).Fit(_corpus).Transform(_corpus), "Vectors");
        Assert.Equal(Rows("Tokens"), Rows("Text"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 4)]
    public void Words_of_one_topic_come_to_lie_side_by_side(int shortest, int longest)
    {
        WordVectorTable table = WordVectorTable.Load(Teacher.FromWordVectors(Fit(Options(shortest, longest), precision: WeightPrecision.Int8), "topics"));
        string[] words = [.. table.Words.Where(word => word.StartsWith("topic", StringComparison.Ordinal))];
        double right = words.Average(word => table.FindNeighbors(word, 5).Average(neighbor => neighbor.Word.StartsWith(word[..6], StringComparison.Ordinal) ? 1 : 0));
        Assert.True(right > 0.95, FormattableString.Invariant($"{right} of the neighbors are of the word's topic."));
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(30)]
    public void An_unknown_word_has_the_mean_of_the_ngrams_that_were_trained(int buckets)
    {
        const string Unknown = "topic1word99";
        WordVectorOptions options = Options(2, 3, buckets);
        WordVectorTransformer transformer = Fit(options, precision: WeightPrecision.Float32);
        using TrainedWordVectors trained = WordVectorTraining.Train(new ViewTokens(_corpus, "Tokens"), options, WeightPrecision.Float32);
        (NgramTable ngrams, float[] rows) = trained.Ngrams!.Collect(trained.Vocabulary);
        Assert.Equal((ngrams.Count, buckets == 30), (transformer.NgramCount, ngrams.Buckets == buckets));
        float[] expected = new float[20];
        byte[] framed = [];
        int count = 0;
        foreach (ReadOnlySpan<byte> ngram in new WordNgrams(WordNgrams.Frame(Encoding.UTF8.GetBytes(Unknown), ref framed), 2, 3))
        {
            if (ngrams.Find(ngram) is not (int row and >= 0)) continue;
            TensorPrimitives.Add(expected, rows.AsSpan(row * 20, 20), expected);
            count++;
        }

        float[] vector = new float[20];
        Assert.True(transformer.TryGetVector(Unknown, vector));
        for (int i = 0; i < vector.Length; i++) Assert.Equal(expected[i] / count, vector[i], 1e-6f);
        if (ngrams.Buckets == 0) Assert.StartsWith("topic1", Nearest(transformer, vector), StringComparison.Ordinal);
        Assert.False(Fit(Options()).TryGetVector(Unknown, vector));
        Assert.All(vector, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void The_same_options_give_the_same_file()
    {
        WordVectorOptions options = Options(2, 3);
        byte[] first = Bytes(Fit(options));
        Assert.Equal(first, Bytes(_mlContext.Transforms.TrainWordVectors("Vectors", "Tokens", options: options).Fit(TopicRow.View(new MLContext(seed: 5), 1500))));
        options.Seed = 2;
        Assert.NotEqual(first, Bytes(Fit(options)));
    }

    [Fact]
    public void Coarser_vectors_take_less_and_are_nearly_the_same()
    {
        WordVectorTransformer exact = Fit(Options(2, 3), precision: WeightPrecision.Float32);
        long before = long.MaxValue;
        foreach (WeightPrecision precision in Enum.GetValues<WeightPrecision>())
        {
            WordVectorTransformer transformer = Fit(Options(2, 3), precision: precision);
            long size = Bytes(transformer).Length;
            Assert.True(size < before, $"{precision}: {size} bytes");
            before = size;
            foreach (string word in (string[])["topic1word3", "topic1word99"])
            {
                float[] vector = new float[exact.Dimension];
                float[] rounded = new float[exact.Dimension];
                Assert.True(exact.TryGetVector(word, vector) && transformer.TryGetVector(word, rounded));
                Assert.True(TensorPrimitives.CosineSimilarity<float>(vector, rounded) > 0.98, $"{precision}: {word}");
            }
        }
    }

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
        WordVectorOptions options = Options();
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
    public void Vectors_beyond_all_bounds_are_told_as_what_they_are()
    {
        // A word with one n-gram again and again.
        IDataView data = _mlContext.Data.LoadFromEnumerable(TopicText.Make(100).Split('\n').Select(line => TopicRow.Of($"{line} {new string('a', 200)}")).Select(row => new { row.Tokens }));
        string message = Assert.Throws<InvalidOperationException>(() => _mlContext.Transforms.TrainWordVectors("Vectors", "Tokens", options: Options(2, 3)).Fit(data)).Message;
        Assert.StartsWith("The training of word vectors all but diverged: vectors have values of up to ", message, StringComparison.Ordinal);
        Assert.EndsWith("LearningRate is 0.2; set it lower.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_are_too_long_for_a_model_are_left_out_and_told()
    {
        string longWord = string.Concat(Enumerable.Range(0, 50).Select(number => $"a{number:d3}"));
        IDataView data = _mlContext.Data.LoadFromEnumerable(TopicText.Make(100).Split('\n').Select(line => TopicRow.Of($"{line} {longWord}")).Select(row => new { row.Tokens }));
        List<string> log = Log();
        WordVectorTransformer transformer = _mlContext.Transforms.TrainWordVectors("Vectors", "Tokens", options: Options(2, 3)).Fit(data);
        Assert.Contains("Words of more than 128 characters, 1 in all, are left out of the model.", log);
        Assert.DoesNotContain(longWord, Enumerable.Range(0, transformer.WordCount).Select(transformer.WordAt));
        Assert.True(transformer.TryGetVector(longWord, new float[20])); // By its n-grams.
    }

    [Fact]
    public void What_was_trained_on_and_how_far_it_came_is_in_the_log_and_told_to_whoever_asked()
    {
        List<string> log = Log();
        var reports = new List<WordVectorProgress>();
        WordVectorOptions options = Options(2, 3, buckets: 30);
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
        WordVectorOptions options = Options();
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
        List<string> log = Log();
        using var source = new CancellationTokenSource();
        WordVectorOptions options = Options();
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

    [Fact]
    public void A_classifier_of_texts_is_trained_behind_it_and_saved_with_it()
    {
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Label", nameof(TopicRow.Topic))
            .Append(_mlContext.Transforms.TrainWordVectors("Features", nameof(TopicRow.Text), options: Options(2, 3)))
            .Append(_mlContext.MulticlassClassification.Trainers.SdcaMaximumEntropy(maximumNumberOfIterations: 20))
            .Append(_mlContext.Transforms.Conversion.MapKeyToValue("PredictedTopic", "PredictedLabel"));
        ITransformer model = pipeline.Fit(_corpus);
        IDataView test = TopicRow.View(_mlContext, 200, seed: 2);
        Assert.True(_mlContext.MulticlassClassification.Evaluate(model.Transform(test)).MicroAccuracy > 0.95);
        using var saved = new MemoryStream();
        _mlContext.Model.Save(model, _corpus.Schema, saved);
        saved.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(saved, out _);
        Assert.Equal(model.Transform(test).GetColumn<float[]>("Score"), loaded.Transform(test).GetColumn<float[]>("Score"));
        Assert.Equal(model.Transform(test).GetColumn<string>("PredictedTopic"), loaded.Transform(test).GetColumn<string>("PredictedTopic"));
    }

    [Fact]
    public void A_fitted_transformer_is_a_teacher()
    {
        WordVectorTransformer transformer = Fit(Options());
        DistillEmbOptions options = TinyDistillation.Options(Teacher.FromWordVectors(transformer, "own"));
        options.Epochs = 1;
        DistillEmbEncoder encoder = _mlContext.Transforms.DistillEmbed("Vectors", "Tokens", options).Fit(_corpus).Encoder;
        Assert.Equal(("own", 20), (encoder.Heads[0].Name, encoder.Heads[0].Dimension));
        Assert.Equal(Enumerable.Range(0, transformer.WordCount).Select(transformer.WordAt), WordVectorTable.Load(Teacher.FromWordVectors(transformer, "own")).Words);
    }

    // The characters that end a token of a text are the same in training and in the transformer.
    [Fact]
    public void A_text_is_cut_alike_in_training_and_afterwards()
    {
        char[] ends = [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(letter => !char.IsSurrogate(letter))];
        char[] known = [.. ends.Where(letter => !Known(letter))];
        Assert.Contains(' ', known);
        Assert.Contains('\u1680', known);
        float[][] pairs = TransformContract.Rows(
            Fit(Options(), input: "Text", output: DistillEmbOutput.Average).Transform(_mlContext.Data.LoadFromEnumerable(ends.Select(end => new TopicRow { Text = $"all1{end}all2" }))), "Vectors");
        Assert.Equal(known, ends.Where((_, i) => pairs[i].AsSpan().ContainsAnyExcept(0f)).Where(letter => !InvisibleCharacters.Contains(letter)));

        // One token, as those of a corpus are cut.
        static bool Known(char letter)
        {
            int count = 0;
            byte[] utf8 = Encoding.UTF8.GetBytes($"all1{letter}all2");
            foreach (Range _ in new Utf8Tokens(utf8)) count++;
            return count == 1;
        }
    }

    private static WordVectorOptions Options(int shortest = 0, int longest = 0, int buckets = 100_000) => new()
    {
        Dimension = 20,
        ShortestNgram = shortest,
        LongestNgram = longest,
        Buckets = buckets,
        Epochs = 3,
        Subsampling = 0,
        LearningRate = 0.2,
    };

    private static string Nearest(WordVectorTransformer transformer, float[] vector) => Enumerable.Range(0, transformer.WordCount).Select(transformer.WordAt).MaxBy(word =>
    {
        float[] other = new float[transformer.Dimension];
        transformer.TryGetVector(word, other);
        return TensorPrimitives.CosineSimilarity<float>(vector, other);
    })!;

    private static byte[] Bytes(WordVectorTransformer transformer)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("model.zip");
        new MLContext().Model.SaveAtomically(transformer, null, path);
        return File.ReadAllBytes(path);
    }

    private WordVectorTransformer Fit(WordVectorOptions options, string input = "Tokens", DistillEmbOutput output = DistillEmbOutput.MinAverageMax, WeightPrecision precision = WeightPrecision.Float16) =>
        _mlContext.Transforms.TrainWordVectors("Vectors", input, output, options, precision).Fit(_corpus);

    private List<string> Log()
    {
        var lines = new List<string>();
        _mlContext.Log += (_, line) =>
        {
            lock (lines) lines.Add(line.RawMessage);
        };
        return lines;
    }

    private sealed class Numbered
    {
        public float Number { get; set; }
    }
}
