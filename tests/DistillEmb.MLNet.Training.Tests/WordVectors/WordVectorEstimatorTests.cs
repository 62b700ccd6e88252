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
        WordVectorOptions options = SmallVectors.FastOptions(shortest, longest, buckets);
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
        WordVectorEstimator estimator = _mlContext.Transforms.TrainWordVectors("Vectors", input, form, SmallVectors.FastOptions(2, 3));
        WordVectorTransformer transformer = TransformContract.Check(_mlContext, estimator, TopicRow.View(_mlContext, 100), "Vectors");
        Assert.Equal(("Vectors", input, form, WeightPrecision.Float16), (transformer.OutputColumnName, transformer.InputColumnName, transformer.Output, transformer.Precision));
    }

    [Theory]
    [InlineData(DistillEmbOutput.MinAverageMax)]
    [InlineData(DistillEmbOutput.Average)]
    public void A_column_of_text_gives_what_a_column_of_its_tokens_gives(DistillEmbOutput form)
    {
        float[][] Rows(string input) => TransformContract.Rows(_mlContext.Transforms.TrainWordVectors("Vectors", input, form, SmallVectors.FastOptions()).Fit(_corpus).Transform(_corpus), "Vectors");
        Assert.Equal(Rows("Tokens"), Rows("Text"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 4)]
    public void Words_of_one_topic_come_to_lie_side_by_side(int shortest, int longest)
    {
        WordVectorTable table = WordVectorTable.Load(Teacher.FromWordVectors(Fit(SmallVectors.FastOptions(shortest, longest), precision: WeightPrecision.Int8), "topics"));
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
        WordVectorOptions options = SmallVectors.FastOptions(2, 3, buckets);
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
        Assert.False(Fit(SmallVectors.FastOptions()).TryGetVector(Unknown, vector));
        Assert.All(vector, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void The_same_options_give_the_same_file()
    {
        WordVectorOptions options = SmallVectors.FastOptions(2, 3);
        byte[] first = Bytes(Fit(options));
        Assert.Equal(first, Bytes(_mlContext.Transforms.TrainWordVectors("Vectors", "Tokens", options: options).Fit(TopicRow.View(new MLContext(seed: 5), 1500))));
        options.Seed = 2;
        Assert.NotEqual(first, Bytes(Fit(options)));
    }

    [Fact]
    public void Coarser_vectors_take_less_and_are_nearly_the_same()
    {
        WordVectorTransformer exact = Fit(SmallVectors.FastOptions(2, 3), precision: WeightPrecision.Float32);
        long before = long.MaxValue;
        foreach (WeightPrecision precision in Enum.GetValues<WeightPrecision>())
        {
            WordVectorTransformer transformer = Fit(SmallVectors.FastOptions(2, 3), precision: precision);
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
    public void A_classifier_of_texts_is_trained_behind_it_and_saved_with_it()
    {
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Label", nameof(TopicRow.Topic))
            .Append(_mlContext.Transforms.TrainWordVectors("Features", nameof(TopicRow.Text), options: SmallVectors.FastOptions(2, 3)))
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
        WordVectorTransformer transformer = Fit(SmallVectors.FastOptions());
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
            Fit(SmallVectors.FastOptions(), input: "Text", output: DistillEmbOutput.Average).Transform(_mlContext.Data.LoadFromEnumerable(ends.Select(end => new TopicRow { Text = $"all1{end}all2" }))), "Vectors");
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
}
