using DistillEmb.Encoder;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Training with exact words is training without them; the encoder that it returns has them.</summary>
public sealed class ExactWordsTrainingTests
{
    private static readonly TeacherVocabulary Vocabulary = TeacherVocabulary.Load([TinyDistillation.First, TinyDistillation.Second]);

    [Theory]
    [InlineData(WeightPrecision.Float32, true)]
    [InlineData(WeightPrecision.Int8, false)]
    public void The_network_and_what_its_epochs_are_judged_by_stay_the_same(WeightPrecision precision, bool normalizeHeads)
    {
        DistillEmbEncoder without = Fit(0, precision, normalizeHeads, out ProgressRecord before);
        DistillEmbEncoder with = Fit(100, precision, normalizeHeads, out ProgressRecord after);
        Assert.Equal((0, 100), (without.ExactWordCount, with.ExactWordCount));
        Assert.Equal(Figures(before.Epochs.SelectMany(report => report.Dev!)), Figures(after.Epochs.SelectMany(report => report.Dev!)));
        string[] others = [.. Vocabulary.Words.Where(word => with.ExactWords!.Find(word) < 0)];
        Assert.Equal(Vocabulary.Words.Count - 100, others.Length);
        Assert.Equal(without.Embed(others), with.Embed(others));
        var evaluator = new RetrievalEvaluator(Vocabulary);
        foreach (WordSubset heldOut in (WordSubset[])[WordSubset.Dev, WordSubset.Test]) Assert.Equal(Figures(evaluator.Evaluate(without, heldOut)), Figures(evaluator.Evaluate(with, heldOut)));
    }

    [Fact]
    public void All_training_words_can_be_exact_and_are_their_own_nearest()
    {
        DistillEmbEncoder encoder = Fit(1_000_000, WeightPrecision.Float32, true, out _);
        Assert.Equal(Vocabulary.WordsOf(WordSubset.Train).Count(), encoder.ExactWordCount);
        foreach (RetrievalMetrics metrics in new RetrievalEvaluator(Vocabulary).Evaluate(encoder, WordSubset.Train)) Assert.Equal(1, metrics.HitsAt1);
        int word = Vocabulary.IndexesOf(WordSubset.Train)[0];
        WordVectorTable table = WordVectorTable.FromEncoder(encoder, [Vocabulary.Words[word], .. Vocabulary.WordsOf(WordSubset.Dev)], "second");
        Assert.True(table.TryGetVector(Vocabulary.Words[word], out float[]? vector));
        Assert.InRange(DistillEmbEncoder.Cosine(Vocabulary.HeadList[1][word], vector), 0.9999f, 1f);
    }

    [Fact]
    public void A_trained_model_is_the_same_from_its_file()
    {
        using var folder = new Teachers.TemporaryFolder();
        string path = folder.PathOf("model.zip");
        var mlContext = new MLContext();
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        (options.ExactWords, options.Epochs, options.NormalizeHeads) = (50, 1, false);
        DistillEmbTransformer transformer = TinyDistillation.Fit(options, mlContext);
        mlContext.Model.SaveAtomically(transformer, null, path);
        DistillEmbEncoder loaded = DistillEmbEncoder.Load(path);
        Assert.Equal(50, loaded.ExactWordCount);
        Assert.Equal(transformer.Encoder.Embed(Vocabulary.Words), loaded.Embed(Vocabulary.Words));
    }

    [Fact]
    public void The_most_frequent_words_of_the_corpus_are_exact()
    {
        string[] train = [.. Vocabulary.WordsOf(WordSubset.Train)];
        string[] frequent = train[300..310];
        var mlContext = new MLContext();
        IDataView corpus = mlContext.Data.LoadFromEnumerable(new[] { new Teachers.MadeUpLanguage.TokenRow { Tokens = [.. train[..200], .. frequent, .. frequent] } });
        DistillEmbOptions options = TinyDistillation.Options();
        (options.ExactWords, options.Epochs) = (10, 1);
        ExactWords exact = mlContext.Transforms.DistillEmbed("v", "Tokens", options).Fit(corpus).Encoder.ExactWords!;
        Assert.All(frequent, word => Assert.True(exact.Find(word) >= 0));
    }

    private static (string, double, double, double)[] Figures(IEnumerable<RetrievalMetrics> metrics) =>
        [.. metrics.Select(of => (of.Head, of.MeanReciprocalRank, of.MeanCosine, of.CenteredCosine))];

    private static DistillEmbEncoder Fit(int exactWords, WeightPrecision precision, bool normalizeHeads, out ProgressRecord record)
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        record = new ProgressRecord();
        (options.ExactWords, options.WeightPrecision, options.NormalizeHeads, options.Epochs, options.Progress) = (exactWords, precision, normalizeHeads, 2, record);
        return TinyDistillation.Fit(options).Encoder;
    }
}
