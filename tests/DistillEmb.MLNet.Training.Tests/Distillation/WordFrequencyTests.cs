using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>How often the corpus has a word decides whether, and how often, it is trained on.</summary>
public sealed class WordFrequencyTests
{
    private static readonly MadeUpLanguage Language = TinyDistillation.Language;
    private static readonly string[] Train = [.. Language.Vocabulary().WordsOf(WordSubset.Train)];

    // A hundred words three times, a hundred twice, a hundred once; others not at all.
    private static readonly string[] Corpus = [.. Train[..300], .. Train[..200], .. Train[..100]];

    [Theory]
    [InlineData(3, 100)]
    [InlineData(2, 200)]
    [InlineData(1, 300)]
    public void Words_below_the_minimum_count_are_not_trained_on(int minimumCount, int left)
    {
        HashSet<string> rare = [.. Train[left..]];
        float[][] vectors = Language.Vectors(24, 1);
        DistillEmbEncoder expected = Fit(vectors, minimumCount, out IReadOnlyList<RetrievalMetrics> dev);
        for (int i = 0; i < vectors.Length; i++)
        {
            if (rare.Contains(Language.Words[i])) vectors[i] = [.. vectors[i].Reverse()];
        }

        // Neither as words nor as negatives: their vectors change nothing. Held-out words are judged by as ever.
        DistillEmbEncoder actual = Fit(vectors, minimumCount, out _);
        Assert.Equal(expected.Embed(Language.Words), actual.Embed(Language.Words));
        Assert.Equal(Language.Vocabulary().WordsOf(WordSubset.Dev).Count(), dev[0].Queries);
        Assert.NotEqual(expected.Embed(Train[0]), Fit(vectors, minimumCount - 1, out _).Embed(Train[0]));
    }

    [Fact]
    public void Words_below_the_minimum_count_are_no_exact_words()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        (options.MinimumCount, options.ExactWords, options.Epochs) = (2, 1_000_000, 1);
        Assert.Equal(200, Fit(options).ExactWordCount);
    }

    [Fact]
    public void A_minimum_count_that_leaves_nothing_is_told_with_the_most_frequent_word()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        options.MinimumCount = 5;
        string message = Assert.Throws<InvalidDataException>(() => Fit(options, [.. Corpus, Train[7]])).Message;
        Assert.Equal(
            $"MinimumCount is 5; of the {Train.Length} teacher words for training, 0 occur so often in the corpus, and at least 2 are needed. The most frequent, '{Train[7]}', occurs 4 times.",
            message);
    }

    [Fact]
    public void Frequent_words_are_learnt_better_where_they_are_drawn_more_often()
    {
        string[] frequent = Train[..100];
        string[] corpus = [.. Train, .. Enumerable.Repeat(frequent, 40).SelectMany(words => words)];
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([TinyDistillation.First]);
        double even = Cosine(0);
        double weighted = Cosine(1);
        Assert.True(weighted > even + 0.01, $"The mean cosine of frequent words is {even} where all are alike and {weighted} where they are drawn more often.");

        double Cosine(double frequencyWeight)
        {
            DistillEmbOptions options = TinyDistillation.Options();
            (options.FrequencyWeight, options.BatchSize, options.Epochs, options.DevWords) = (frequencyWeight, 32, 10, 0);
            DistillEmbEncoder encoder = Fit(options, corpus);
            return frequent.Average(word =>
            {
                vocabulary.TryGetIndex(word, out int index);
                return DistillEmbEncoder.Cosine(vocabulary.HeadList[0][index], encoder.Embed(word));
            });
        }
    }

    [Fact]
    public void Drawing_by_frequency_is_reproducible()
    {
        byte[] first = Bytes(seed: 3);
        Assert.Equal(first, Bytes(seed: 3));
        Assert.NotEqual(first, Bytes(seed: 4));

        static byte[] Bytes(int seed)
        {
            DistillEmbOptions options = TinyDistillation.Options();
            (options.FrequencyWeight, options.Seed) = (0.75, seed);
            return TinyDistillation.Bytes(TinyDistillation.Fit(options));
        }
    }

    private static DistillEmbEncoder Fit(float[][] vectors, int minimumCount, out IReadOnlyList<RetrievalMetrics> dev)
    {
        var record = new ProgressRecord();
        DistillEmbOptions options = TinyDistillation.Options(new MemoryTeacher("teacher", Language.Words, vectors));
        (options.MinimumCount, options.Epochs, options.Progress) = (minimumCount, 1, record);
        DistillEmbEncoder encoder = Fit(options);
        dev = record.Epochs.Single().Dev!;
        return encoder;
    }

    private static DistillEmbEncoder Fit(DistillEmbOptions options, string[]? corpus = null)
    {
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable(new[] { new MadeUpLanguage.TokenRow { Tokens = corpus ?? Corpus } });
        return mlContext.Transforms.DistillEmbed(TinyDistillation.Output, TinyDistillation.Input, options).Fit(data).Encoder;
    }
}
