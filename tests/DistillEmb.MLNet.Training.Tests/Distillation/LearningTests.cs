using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>The encoder places words that it was not trained on where their teachers have them.</summary>
public sealed class LearningTests
{
    [Fact]
    public void Unseen_words_of_the_made_up_language_are_found()
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        (options.Epochs, options.Threads) = (40, 2);
        DistillEmbEncoder encoder = TinyDistillation.Fit(options).Encoder;
        IReadOnlyList<RetrievalMetrics> metrics = new RetrievalEvaluator(TinyDistillation.Language.Vocabulary()).Evaluate(encoder);
        Assert.Equal(2, metrics.Count);
        Assert.All(metrics, head => Assert.True(head.HitsAt10 > 0.5, $"{head}; by chance 10 of 600 words are hits."));
        Assert.All(metrics, head => Assert.True(head.CenteredCosine > 0.5, $"{head}; by chance 0."));
    }

    [Fact]
    public void Unseen_Amharic_words_are_found()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "data");
        Teacher[] teachers = [Teacher.FromFile(Path.Combine(folder, "word2vec-50.vec.gz")), Teacher.FromFile(Path.Combine(folder, "fasttext-50.vec.gz"))];
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(teachers);
        Assert.Equal(4009, vocabulary.Words.Count);
        DistillEmbOptions options = TinyDistillation.Options(teachers);
        (options.Epochs, options.Threads, options.BatchSize, options.MaxWordLength) = (15, 2, 128, 14);
        var mlContext = new MLContext();
        IDataView corpus = mlContext.Data.LoadFromEnumerable(File.ReadLines(Path.Combine(folder, "corpus.txt")).Select(line => new MadeUpLanguage.TokenRow { Tokens = line.Split(' ') }).ToArray());
        DistillEmbEncoder encoder = mlContext.Transforms.DistillEmbed(TinyDistillation.Output, TinyDistillation.Input, options).Fit(corpus).Encoder;
        IReadOnlyList<RetrievalMetrics> metrics = new RetrievalEvaluator(vocabulary).Evaluate(encoder);
        Assert.Equal(["word2vec-50", "fasttext-50"], metrics.Select(head => head.Head));
        Assert.All(metrics, head => Assert.True(head.CenteredCosine > 0.1, $"{head}; by chance 0."));
        Assert.True(metrics[1].HitsAt10 > 0.08, $"{metrics[1]}; by chance 10 of 4,009 words are hits.");
    }

    [Fact]
    public void A_vocabulary_without_dev_words_returns_the_last_epoch()
    {
        string[] words = [.. TinyDistillation.Language.Vocabulary().WordsOf(WordSubset.Train).Take(20)];
        float[][] vectors = [.. words.Select((_, i) => Enumerable.Range(0, 8).Select(k => (float)Math.Cos((i * 8) + k)).ToArray())];
        var record = new ProgressRecord();
        DistillEmbOptions options = TinyDistillation.Options(new MemoryTeacher("few", words, vectors));
        options.Progress = record;
        var mlContext = new MLContext();
        IDataView corpus = mlContext.Data.LoadFromEnumerable(new[] { new MadeUpLanguage.TokenRow { Tokens = words } });
        DistillEmbTransformer transformer = mlContext.Transforms.DistillEmbed(TinyDistillation.Output, TinyDistillation.Input, options).Fit(corpus);
        Assert.Equal("3", transformer.Encoder.Properties["epoch"]);
        Assert.All(record.Epochs, report => Assert.True(report.IsBest));
        Assert.All(record.Epochs, report => Assert.Empty(report.Dev!));
    }

    [Fact]
    public void A_single_training_word_is_too_few()
    {
        var mlContext = new MLContext();
        IDataView corpus = mlContext.Data.LoadFromEnumerable(new[] { new MadeUpLanguage.TokenRow { Tokens = ["ሰላም"] } });
        DistillEmbOptions options = TinyDistillation.Options(new MemoryTeacher("one", ["ሰላም", "queen", "house"], [[1, 0], [0, 1], [1, 1]]));
        string message = Assert.Throws<InvalidDataException>(() => mlContext.Transforms.DistillEmbed(TinyDistillation.Output, TinyDistillation.Input, options).Fit(corpus)).Message;
        Assert.Contains("3 words, of which 1 are for training; at least 2", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Vectors_too_large_for_a_model_file_fail_before_training_and_not_when_the_model_is_loaded()
    {
        string[] words = [.. TinyDistillation.Language.Vocabulary().WordsOf(WordSubset.Train).Take(4)];
        Teacher[] teachers = [.. new[] { "first", "second" }.Select(name => new MemoryTeacher(name, words, [.. words.Select(_ => Enumerable.Repeat(1f, 32_769).ToArray())]))];
        var mlContext = new MLContext();
        IDataView corpus = mlContext.Data.LoadFromEnumerable(new[] { new MadeUpLanguage.TokenRow { Tokens = words } });
        DistillEmbEstimator estimator = mlContext.Transforms.DistillEmbed(TinyDistillation.Output, TinyDistillation.Input, TinyDistillation.Options(teachers));
        string message = Assert.Throws<InvalidDataException>(() => estimator.Fit(corpus)).Message;
        Assert.Contains("65538", message, StringComparison.Ordinal);
        Assert.Contains("65536", message, StringComparison.Ordinal);
    }
}
