using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>How often the corpus has a word decides how often it is trained on.</summary>
public sealed class WordFrequencyTests
{
    private static readonly MadeUpLanguage Language = TinyDistillation.Language;
    private static readonly string[] Train = [.. Language.Vocabulary().WordsOf(WordSubset.Train)];

    // A hundred words three times, a hundred twice, a hundred once; others not at all.
    private static readonly string[] Corpus = [.. Train[..300], .. Train[..200], .. Train[..100]];

    [Fact]
    public void Without_a_corpus_the_order_of_the_first_teacher_tells_how_frequent_words_are()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        (options.Mining, options.ExactWords, options.FrequencyWeight, options.Epochs) = (NegativeMining.None, 5, 0.5, 1);
        var messages = new List<string>();
        var mlContext = new MLContext();
        mlContext.Log += (_, message) =>
        {
            lock (messages) messages.Add(message.RawMessage);
        };
        DistillEmbEncoder encoder = TinyDistillation.Fit(options, mlContext, mlContext.Data.LoadFromEnumerable(Array.Empty<MadeUpLanguage.TokenRow>())).Encoder;
        Assert.Equal(5, encoder.ExactWordCount);
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([TinyDistillation.First]);
        Assert.All(Train[..5], word =>
        {
            vocabulary.TryGetIndex(word, out int index);
            Assert.True(DistillEmbEncoder.Cosine(vocabulary.HeadList[0][index], encoder.Embed(word)) > 0.999);
        });
        Assert.Contains("There is no corpus: words are taken to be the less frequent the later they stand in the teacher 'first'.", messages);
    }

    [Fact]
    public void Hard_negatives_without_a_corpus_are_refused()
    {
        string message = Assert.Throws<InvalidDataException>(() => Fit(TinyDistillation.Options(), rows: 0)).Message;
        Assert.Equal("Mining is Window, but the corpus has no rows; hard negatives are searched in it.", message);
    }

    [Fact]
    public void A_corpus_that_nothing_asks_for_is_not_read()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        (options.Mining, options.Epochs) = (NegativeMining.None, 1);
        byte[] expected = TinyDistillation.Bytes(TinyDistillation.Fit(options));
        var mlContext = new MLContext();
        IDataView broken = mlContext.Data.LoadFromEnumerable(Rows());
        Assert.Equal(expected, TinyDistillation.Bytes(TinyDistillation.Fit(options, mlContext, broken)));

        static IEnumerable<MadeUpLanguage.TokenRow> Rows()
        {
            Assert.Fail("The data was read.");
            yield break;
        }
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

    private static DistillEmbEncoder Fit(DistillEmbOptions options, string[]? corpus = null, int rows = 1)
    {
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable(Enumerable.Repeat(new MadeUpLanguage.TokenRow { Tokens = corpus ?? Corpus }, rows).ToArray());
        return mlContext.Transforms.DistillEmbed(TinyDistillation.Output, TinyDistillation.Input, options).Fit(data).Encoder;
    }
}
