using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>A training that starts from an encoder of another language.</summary>
public sealed class ContinuationTests
{
    private const float Unlearnt = 1e-4f; // What an epoch at a rate of next to nothing leaves of differences.

    private static readonly Dictionary<string, EncoderArchitecture> Networks = new()
    {
        ["positional"] = TinyNetwork.Architecture,
        ["hashed ngrams"] = TinyNetwork.WithHashedNgrams,
        ["small"] = EncoderArchitecture.Small,
        ["medium"] = EncoderArchitecture.Medium,
    };

    public static TheoryData<string, WeightPrecision> Sources => new(
        Networks.Keys.SelectMany(network => new[] { WeightPrecision.Float32, WeightPrecision.Float16, WeightPrecision.Int8 }.Select(precision => (network, precision))));

    [Theory]
    [MemberData(nameof(Sources))]
    public void Without_learning_words_of_known_characters_keep_their_vectors(string network, WeightPrecision precision)
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        (options.Architecture, options.WeightPrecision, options.Epochs) = (Networks[network], precision, 1);
        DistillEmbEncoder before = TinyDistillation.Fit(options).Encoder;
        float[][] expected = before.Embed(TinyDistillation.Language.Words);
        DistillEmbEncoder after = Fit(WithoutLearning(before));
        Assert.True(after.CharacterCount > before.CharacterCount, "The other language has letters of its own.");
        AssertEqual(expected, after.Embed(TinyDistillation.Language.Words));
        Assert.Equal(expected, before.Embed(TinyDistillation.Language.Words)); // It stays as it is.
        Assert.Equal(before.MaxWordLength, after.MaxWordLength);
        Assert.Same(before.Architecture, after.Architecture);
        Assert.Equal("first, second", after.Properties["continued"]);
    }

    [Fact]
    public void The_tokeniser_goes_with_the_encoder()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        (options.Epochs, options.Tokenizer) = (1, new TextTokenizer(new EthiopicNormalizationOptions { Language = EthiopicLanguage.Tigrinya }));
        DistillEmbEncoder before = TinyDistillation.Fit(options).Encoder;
        Assert.Equal(EthiopicLanguage.Tigrinya, before.Tokenizer?.Language);
        Assert.Equal(EthiopicLanguage.Tigrinya, Fit(WithoutLearning(before)).Tokenizer?.Language);
        Assert.Null(TinyDistillation.Encoder.Tokenizer);
    }

    [Fact]
    public void N_grams_of_both_languages_keep_their_rows_and_new_ones_add_nothing_yet()
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        (options.Architecture, options.Epochs, options.WeightPrecision) = (TinyNetwork.WithNgrams, 1, WeightPrecision.Float32);
        DistillEmbEncoder before = TinyDistillation.Fit(options).Encoder;
        DistillEmbEncoder after = Fit(WithoutLearning(before));
        int size = TinyNetwork.WithNgrams.Ngrams!.Size;
        (int kept, int anew) = (0, 0);
        for (int bucket = 0; bucket < TinyNetwork.WithNgrams.Ngrams.Buckets; bucket++)
        {
            bool isKept = Fingerprints(before)[bucket] == Fingerprints(after)[bucket];
            float[] row = before.Weights["ngrams"].AsSpan(bucket * size, size).ToArray();
            float[] expected = isKept ? row : new float[size];
            Assert.InRange(LargestDifference(expected, after.Weights["ngrams"].AsSpan(bucket * size, size).ToArray()), 0, Unlearnt);
            if (isKept) kept++;
            else anew++;
        }

        Assert.True(kept > 5 && anew > 5, $"{kept} rows are kept, {anew} are new.");
    }

    [Fact]
    public void New_characters_are_told_apart_and_old_ones_stay()
    {
        DistillEmbEncoder before = TinyDistillation.Encoder;
        DistillEmbEncoder after = Fit(WithoutLearning(before));
        Assert.Equal(before.Embed("ቐም"), before.Embed("ሸም")); // Both are unknown.
        string[] words = ["ቐም", "ሸም", "жም", "☃ም"];
        float[][] vectors = after.Embed(words);
        for (int i = 0; i < words.Length; i++)
        {
            for (int k = 0; k < i; k++) Assert.True(LargestDifference(vectors[i], vectors[k]) > 1e-3, $"{words[i]} and {words[k]} are one word.");
        }

        Assert.Equal(before.CharacterCount + MadeUpLanguage.Related.Words.SelectMany(word => word).Except(TinyDistillation.Language.Words.SelectMany(word => word)).Count(), after.CharacterCount);
    }

    [Fact]
    public void A_continued_encoder_gives_the_same_vectors_after_it_is_saved_and_loaded()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("model.zip");
        DistillEmbTransformer transformer = FitTransformer(Continued(TinyDistillation.Encoder));
        new MLContext().Model.SaveAtomically(transformer, null, path);
        Assert.Equal(transformer.Encoder.Embed(MadeUpLanguage.Related.Words), DistillEmbEncoder.Load(path).Embed(MadeUpLanguage.Related.Words));
    }

    [Fact]
    public void Heads_are_matched_by_their_place_and_dimension()
    {
        DistillEmbEncoder before = TinyDistillation.Encoder; // 24 and 16 values.
        DistillEmbOptions options = WithoutLearning(before, ("other", 24), ("second", 12), ("third", 16));
        DistillEmbEncoder after = Fit(options);
        Assert.Equal([("other", 0, 24), ("second", 24, 12), ("third", 36, 16)], after.Heads.Select(head => (head.Name, head.Offset, head.Dimension)));
        float[][] expected = before.Embed(TinyDistillation.Language.Words);
        float[][] actual = after.Embed(TinyDistillation.Language.Words);
        AssertEqual([.. expected.Select(vector => vector[..24])], [.. actual.Select(vector => vector[..24])]);
        Assert.True(expected.Zip(actual).Any(pair => LargestDifference(pair.First[24..40], pair.Second[36..52]) > 0.1), "A head in another place goes on.");
        Assert.All(actual, vector => Assert.All(vector, number => Assert.True(float.IsFinite(number))));
    }

    [Fact]
    public void Fewer_teachers_keep_the_heads_that_they_have()
    {
        DistillEmbEncoder after = Fit(WithoutLearning(TinyDistillation.Encoder, ("only", 24)));
        Assert.Equal(24, after.VectorSize);
        AssertEqual([.. TinyDistillation.Encoder.Embed(TinyDistillation.Language.Words).Select(vector => vector[..24])], after.Embed(TinyDistillation.Language.Words));
    }

    [Fact]
    public void A_part_that_teachers_share_stays_shared()
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Language.Teacher("third", 24, 3));
        options.HeadLayout = HeadLayout.Shared;
        DistillEmbEncoder before = TinyDistillation.Fit(options).Encoder;
        DistillEmbEncoder after = Fit(WithoutLearning(before, ("first", 24), ("third", 24)));
        Assert.Equal([0, 0], after.Heads.Select(head => head.Offset));
        AssertEqual(before.Embed(TinyDistillation.Language.Words), after.Embed(TinyDistillation.Language.Words));
        string message = Assert.Throws<InvalidDataException>(() => Fit(WithoutLearning(before, ("first", 24), ("third", 16)))).Message;
        Assert.StartsWith("HeadLayout is Shared, as that of ContinueFrom is, which needs teachers of one dimension; ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exact_words_are_not_taken_over()
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        options.ExactWords = 30;
        DistillEmbEncoder before = TinyDistillation.Fit(options).Encoder;
        Assert.Equal(30, before.ExactWordCount);
        Assert.Equal(0, Fit(Continued(before)).ExactWordCount);
        options = Continued(before);
        options.ExactWords = 20;
        Assert.Equal(20, Fit(options).ExactWordCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_runs_with_one_seed_give_the_same_bytes(int threads)
    {
        DistillEmbOptions options = Continued(TinyDistillation.Encoder);
        options.Threads = threads;
        byte[] first = TinyDistillation.Bytes(FitTransformer(options));
        Assert.Equal(first, TinyDistillation.Bytes(FitTransformer(options)));
        options.Seed = 2;
        Assert.NotEqual(first, TinyDistillation.Bytes(FitTransformer(options)));
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_to_the_same_bytes()
    {
        using var run = new CheckpointRun();
        DistillEmbOptions options = Continued(TinyDistillation.Encoder);
        byte[] expected = TinyDistillation.Bytes(FitTransformer(options));
        options.CheckpointPath = run.Path;
        CheckpointRun.FitUntil(options, report => report.Epoch == 1 && report.Dev is not null);
        Assert.True(File.Exists(run.Path));
        Assert.Equal(expected, TinyDistillation.Bytes(FitTransformer(options)));
    }

    [Fact]
    public void A_run_that_was_stopped_does_not_go_on_from_another_encoder()
    {
        using var run = new CheckpointRun();
        DistillEmbOptions options = Continued(TinyDistillation.Encoder);
        options.CheckpointPath = run.Path;
        CheckpointRun.FitUntil(options, report => report.Epoch == 1 && report.Dev is not null);
        options.ContinueFrom = TinyDistillation.Encoder.WithPrecision(WeightPrecision.Float16); // Some of its numbers differ in the last place.
        string message = Assert.Throws<InvalidDataException>(() => FitTransformer(options)).Message;
        Assert.Contains("from it: ContinueFrom was an encoder with hash ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("positional")]
    [InlineData("hashed ngrams")]
    [InlineData("ngrams")]
    public void An_epoch_from_an_encoder_of_a_related_language_is_better_than_one_from_a_random_start(string network)
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        EncoderArchitecture architecture = network == "ngrams" ? TinyNetwork.WithNgrams : Networks[network];
        (options.Architecture, options.Epochs) = (architecture, 20);
        DistillEmbEncoder related = TinyDistillation.Fit(options).Encoder;
        double alone = ScoreOfOneEpoch(architecture, null);
        double continued = ScoreOfOneEpoch(architecture, related);
        Assert.True(continued > alone + 0.05, $"Mean reciprocal rank on dev words: {continued} continued, {alone} alone.");
    }

    [Fact]
    public void What_goes_on_and_what_starts_anew_is_told()
    {
        var messages = new List<string>();
        var mlContext = new MLContext();
        mlContext.Log += (_, message) =>
        {
            lock (messages) messages.Add(message.RawMessage);
        };
        FitTransformer(WithoutLearning(TinyDistillation.Encoder, ("first", 24), ("second", 12)), mlContext);
        Assert.Contains("Training starts from an encoder of first, second; the output for 'second' starts anew, as no head of the same dimension is in its place.", messages);
    }

    private static ReadOnlySpan<ushort> Fingerprints(DistillEmbEncoder encoder) => ((PositionalArchitecture)encoder.Architecture).Ngrams!.Vocabulary!.Fingerprints;

    private static double ScoreOfOneEpoch(EncoderArchitecture architecture, DistillEmbEncoder? encoder)
    {
        var record = new ProgressRecord();
        DistillEmbOptions options = TinyDistillation.Options([.. Teachers(("first", 24), ("second", 16))]);
        (options.Architecture, options.ContinueFrom, options.Epochs, options.Progress) = (architecture, encoder, 1, record);
        Fit(options);
        return record.Epochs.Single().Dev!.Average(head => head.MeanReciprocalRank);
    }

    /// <summary>Three epochs on the related language.</summary>
    private static DistillEmbOptions Continued(DistillEmbEncoder encoder, params (string Name, int Dimension)[] teachers)
    {
        DistillEmbOptions options = TinyDistillation.Options([.. Teachers(teachers.Length > 0 ? teachers : [("first", 24), ("second", 16)])]);
        (options.ContinueFrom, options.Architecture, options.MaxWordLength) = (encoder, EncoderArchitecture.Positional, null);
        options.Corpus = MadeUpLanguage.Related.Corpus(new MLContext());
        return options;
    }

    private static DistillEmbOptions WithoutLearning(DistillEmbEncoder encoder, params (string Name, int Dimension)[] teachers)
    {
        DistillEmbOptions options = Continued(encoder, teachers);
        (options.Epochs, options.LearningRate, options.WeightPrecision) = (1, 1e-12, encoder.Precision);
        return options;
    }

    private static IEnumerable<Teacher> Teachers(params (string Name, int Dimension)[] teachers) =>
        teachers.Select((teacher, i) => MadeUpLanguage.Related.Teacher(teacher.Name, teacher.Dimension, i + 1));

    private static DistillEmbEncoder Fit(DistillEmbOptions options) => FitTransformer(options).Encoder;

    private static DistillEmbTransformer FitTransformer(DistillEmbOptions options, MLContext? mlContext = null)
    {
        options.Corpus = MadeUpLanguage.Related.Corpus(new MLContext());
        return TinyDistillation.Fit(options, mlContext);
    }

    private static void AssertEqual(float[][] expected, float[][] actual) => Assert.All(expected.Zip(actual), pair => Assert.InRange(LargestDifference(pair.First, pair.Second), 0, Unlearnt));

    private static float LargestDifference(float[] first, float[] second) => first.Zip(second, (a, b) => Math.Abs(a - b)).Max();
}
