using DistillEmb.Characters;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Training.Tests.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

public sealed class RetrievalEvaluatorTests
{
    private static readonly MadeUpLanguage Language = new(230);
    private static readonly DistillEmbEncoder Encoder = MakeEncoder(normalizeHeads: true, weightScale: 1);
    private static readonly TeacherVocabulary Vocabulary = NoisyVocabulary(Encoder);

    [Theory]
    [InlineData(WordSubset.Train, true)]
    [InlineData(WordSubset.Dev, true)]
    [InlineData(WordSubset.Test, true)]
    [InlineData(WordSubset.Train, false)]
    public void Figures_are_those_of_the_definitions(WordSubset subset, bool normalizeHeads)
    {
        DistillEmbEncoder encoder = normalizeHeads ? Encoder : MakeEncoder(normalizeHeads, weightScale: 1);
        AssertFigures(encoder, subset, maxWords: 0, [.. Vocabulary.WordsOf(subset)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void At_most_so_many_words_are_asked_for_the_first_of_the_vocabulary(int maxWords) =>
        AssertFigures(Encoder, WordSubset.Train, maxWords, [.. Vocabulary.WordsOf(WordSubset.Train).Take(maxWords)]);

    [Fact]
    public void Given_words_are_asked_for_once_each_and_unknown_ones_left_out()
    {
        var evaluator = new RetrievalEvaluator(Vocabulary);
        string[] words = [.. Vocabulary.WordsOf(WordSubset.Dev)];
        IReadOnlyList<RetrievalMetrics> given = evaluator.Evaluate(Encoder, ["not a word", .. words.Reverse(), words[0]]);
        Assert.Equal(evaluator.Evaluate(Encoder, WordSubset.Dev).Select(of => of.ToString()), given.Select(of => of.ToString()));
    }

    [Fact]
    public void Words_of_which_the_vocabulary_has_none_are_an_error() =>
        Assert.Contains("has none of the words", Assert.Throws<ArgumentException>(() => new RetrievalEvaluator(Vocabulary).Evaluate(Encoder, ["not a word"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Figures_are_reported_on_test_words_and_all_of_them()
    {
        IReadOnlyList<RetrievalMetrics> metrics = new RetrievalEvaluator(Vocabulary).Evaluate(Encoder);
        Assert.All(metrics, of => Assert.Equal(Vocabulary.WordsOf(WordSubset.Test).Count(), of.Queries));
    }

    [Fact]
    public void Ties_count_against_the_encoder()
    {
        // Every word has the same teacher vector as two others, so even a perfect encoder finds it third at best.
        float[][] vectors = [.. Enumerable.Range(0, Language.Words.Count).Select(word => Encoder.Embed(Language.Words[word / 3 * 3])[..16])];
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([new MemoryTeacher("first", Language.Words.Take(228).ToArray(), vectors)]);
        string[] leaders = [.. vocabulary.WordsOf(WordSubset.Train).Take(1)];
        Assert.Equal(Language.Words[0], leaders[0]);
        RetrievalMetrics metrics = Assert.Single(new RetrievalEvaluator(vocabulary).Evaluate(Encoder, WordSubset.Train, maxWords: 1));
        Assert.Equal(0, metrics.HitsAt1);
        Assert.Equal(1, metrics.HitsAt10);
        Assert.Equal(1.0 / 3, metrics.MeanReciprocalRank, 1e-12);
        Assert.Equal(1, metrics.MeanCosine, 1e-5);
    }

    [Fact]
    public void A_vector_that_is_no_number_ranks_last_and_not_first()
    {
        DistillEmbEncoder broken = MakeEncoder(normalizeHeads: true, weightScale: 3e38f);
        Assert.Contains(broken.Embed(Language.Words[0]), float.IsNaN);
        RetrievalMetrics metrics = new RetrievalEvaluator(Vocabulary).Evaluate(broken, WordSubset.Train)[0];
        Assert.Equal(0, metrics.HitsAt10);
        Assert.InRange(metrics.MeanReciprocalRank, 0, 0.01);
    }

    [Fact]
    public void A_subset_without_words_is_named()
    {
        TeacherVocabulary small = TeacherVocabulary.Load([new MemoryTeacher("first", ["ሰላም"], [new float[16].Select(_ => 1f).ToArray()])]);
        string message = Assert.Throws<ArgumentException>(() => new RetrievalEvaluator(small).Evaluate(Encoder, WordSubset.Dev)).Message;
        Assert.Contains("Dev", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_teacher_without_a_head_is_named_with_the_heads_that_there_are()
    {
        TeacherVocabulary other = TeacherVocabulary.Load([Language.Teacher("third", 16, 1)]);
        string message = Assert.Throws<ArgumentException>(() => new RetrievalEvaluator(other).Evaluate(Encoder)).Message;
        Assert.Contains("'third'", message, StringComparison.Ordinal);
        Assert.Contains("'second'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_teacher_of_another_dimension_is_named_with_both()
    {
        TeacherVocabulary wider = TeacherVocabulary.Load([Language.Teacher("first", 20, 1)]);
        string message = Assert.Throws<ArgumentException>(() => new RetrievalEvaluator(wider).Evaluate(Encoder)).Message;
        Assert.Contains("'first' has 16 values; the teacher has 20", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluation_can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new RetrievalEvaluator(Vocabulary).Evaluate(Encoder, cancellation: new CancellationToken(canceled: true)));

    private static void AssertFigures(DistillEmbEncoder encoder, WordSubset subset, int maxWords, string[] queries)
    {
        IReadOnlyList<RetrievalMetrics> metrics = new RetrievalEvaluator(Vocabulary).Evaluate(encoder, subset, maxWords);
        Assert.Equal(["second", "first"], metrics.Select(of => of.Head));
        for (int i = 0; i < metrics.Count; i++)
        {
            RetrievalMetrics expected = PlainRetrieval.Evaluate(encoder, Vocabulary, Vocabulary.HeadList[i], queries);
            Assert.Equal(expected.Queries, metrics[i].Queries);
            Assert.Equal(expected.HitsAt1, metrics[i].HitsAt1, 1e-12);
            Assert.Equal(expected.HitsAt10, metrics[i].HitsAt10, 1e-12);
            Assert.Equal(expected.MeanReciprocalRank, metrics[i].MeanReciprocalRank, 1e-12);
            Assert.Equal(expected.MeanCosine, metrics[i].MeanCosine, 1e-5);
            Assert.Equal(expected.CenteredCosine, metrics[i].CenteredCosine, 1e-4);
            Assert.NotEqual(expected.MeanCosine, expected.CenteredCosine, 1e-2);
            if (queries.Length > 100) Assert.InRange(expected.HitsAt1, 0.05, expected.HitsAt10 - 0.05); // Ranks of all kinds.
        }
    }

    private static DistillEmbEncoder MakeEncoder(bool normalizeHeads, float weightScale)
    {
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, 8);
        using TrainableNetwork student = TinyNetwork.RandomNetwork(TinyNetwork.Architecture, sequence, 28, seed: 3);
        Network.NetworkWeights weights = student.Export();
        foreach (ref float weight in weights[PositionalArchitecture.Tensors.OutputWeight].AsSpan()) weight = weightScale == 1 ? weight : weightScale * Math.Sign(weight);
        EncoderHead[] heads = [new("first", 0, 16), new("second", 16, 12)];
        return new DistillEmbEncoder(TinyNetwork.Architecture, sequence, heads, normalizeHeads, weights, new Dictionary<string, string>());
    }

    /// <summary>Teachers who nearly agree with an encoder, in another order than its heads.</summary>
    private static TeacherVocabulary NoisyVocabulary(DistillEmbEncoder encoder)
    {
        var random = new Random(9);
        float[][] vectors = encoder.Embed(Language.Words);
        MemoryTeacher Noisy(string name, int offset, int dimension) => new(name, Language.Words, [.. vectors.Select(vector =>
            vector.AsSpan(offset, dimension).ToArray().Select(number => number + ((random.NextSingle() - 0.5f) * 0.3f)).ToArray())]);
        return TeacherVocabulary.Load([Noisy("second", 16, 12), Noisy("first", 0, 16)]);
    }
}
