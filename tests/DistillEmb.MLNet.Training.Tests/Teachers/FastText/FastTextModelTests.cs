using System.Text;
using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers.FastText;

/// <summary>Vectors of words from fastText's own models of every kind.</summary>
public sealed class FastTextModelTests : IDisposable
{
    private static readonly FastTextModelFile Plain = new();
    private static readonly string[] Unknown = ["ሰላምታ", "bun", "é", "🎉", "ab"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, 4)]
    [InlineData(1, 1)]
    [InlineData(3, 6)]
    [InlineData(5, 5)]
    [InlineData(3, 2)]
    public void A_vector_is_the_mean_of_the_rows_of_the_word_and_of_its_n_grams(int shortest, int longest)
    {
        var model = new FastTextModelFile { ShortestNgram = shortest, LongestNgram = longest };
        AssertVectors(model, ["</s>", "ሰላም", "ababab", "buna", "a", "ቡና"], Load(model));
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(4, 0)]
    public void A_model_without_n_grams_has_vectors_of_its_words_alone(int longest, int buckets)
    {
        var model = new FastTextModelFile { LongestNgram = longest, Buckets = buckets };
        WordVectors vectors = Load(model, Unknown);
        float[][] matrix = model.Matrix();
        Assert.Equal(model.Words.Select(Encoding.UTF8.GetString), vectors.Words);
        for (int i = 0; i < vectors.Words.Count; i++) Assert.Equal(matrix[i], vectors[i]);
    }

    [Fact]
    public void Only_the_first_words_are_read_where_few_are_wanted()
    {
        string path = _folder.Write("model.bin", Plain.Bytes());
        AssertVectors(Plain, ["</s>", "ሰላም"], Teacher.FromFile(path, maxWords: 2).Load(CancellationToken.None));
    }

    [Fact]
    public void Words_that_are_asked_for_come_behind_the_first_ones_whether_they_are_stored_or_not()
    {
        string path = _folder.Write("model.bin", Plain.Bytes());
        Teacher teacher = Teacher.FromFastTextModel(path, ["ሰላምታ", "buna", "ሰላም", "bun", "ሰላምታ", " ", ""], maxWords: 2);
        AssertVectors(Plain, ["</s>", "ሰላም", "buna", "ሰላምታ", "bun"], teacher.Load(CancellationToken.None));
        Assert.Equal("model", teacher.Name);
    }

    [Fact]
    public void A_pruned_model_has_the_n_grams_that_were_kept()
    {
        var model = new FastTextModelFile { Pruned = [.. Enumerable.Range(0, 50).Where(bucket => bucket % 3 != 1).Reverse()] };
        AssertVectors(model, ["</s>", "ሰላም", "ababab", "buna", "a", "ቡና", .. Unknown], Load(model, Unknown));
    }

    [Fact]
    public void A_model_of_which_all_n_grams_were_pruned_has_its_words()
    {
        var model = new FastTextModelFile { Pruned = [] };
        AssertVectors(model, ["</s>", "ሰላም", "ababab", "buna", "a", "ቡና"], Load(model, Unknown));
    }

    [Fact]
    public void A_classifier_is_warned_of_and_its_labels_are_no_words()
    {
        var model = new FastTextModelFile { Kind = 3, Labels = ["__label__a", "__label__b"] };
        string path = _folder.Write("topics.bin", model.Bytes());
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([Teacher.FromFile(path)]);
        Assert.StartsWith($"The teacher 'topics' ('{path}') is a fastText classifier (a supervised model)", Assert.Single(vocabulary.Warnings), StringComparison.Ordinal);
        AssertVectors(model, ["</s>", "ሰላም", "ababab", "buna", "a", "ቡና"], Load(model));
    }

    [Fact]
    public void A_classifier_of_version_11_has_no_n_grams_whatever_it_says()
    {
        WordVectors vectors = Load(new FastTextModelFile { Version = 11, Kind = 3 });
        Assert.Equal(Plain.Matrix()[3], vectors[3]);
        AssertVectors(Plain, ["</s>", "ሰላም", "ababab", "buna", "a", "ቡና"], Load(new FastTextModelFile { Version = 11, Kind = 1 }));
    }

    [Fact]
    public void Words_that_are_no_UTF_8_or_blank_are_skipped_and_told()
    {
        byte[][] words = [[.. "buna"u8], [0xE9, 0x74, 0xE9], [.. "\u00A0"u8], [.. "a"u8], [0xE1, 0x8B], [.. "ቡና"u8]];
        string path = _folder.Write("odd.bin", new FastTextModelFile { Words = words }.Bytes());
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([Teacher.FromFile(path, maxWords: 3)]);
        Assert.Equal(["buna", "a", "ቡና"], vocabulary.Words);
        Assert.Equal(
        [
            $"The teacher 'odd' ('{path}') has words that are no valid UTF-8, 2 in all; they are skipped. The first is '\uFFFDt\uFFFD' (word 2).",
            $"The teacher 'odd' ('{path}') has words that cannot be read, 1 in all; they are passed over. The first is in word 3: the word is blank.",
        ], vocabulary.Warnings);
    }

    [Fact]
    public void A_model_of_many_words_is_read_whole()
    {
        var model = new FastTextModelFile { Words = [.. Enumerable.Range(0, 5000).Select(i => Encoding.UTF8.GetBytes($"ቃል{i * 7919 % 5003}ገጽ"))], Buckets = 20_000, Dimension = 17, LongestNgram = 6 };
        WordVectors vectors = Load(model);
        Assert.Equal(5000, vectors.Words.Count);
        foreach (int i in (int[])[0, 1, 2500, 4999]) AssertNear(model.VectorOf(vectors.Words[i]), vectors[i]);
    }

    private static void AssertVectors(FastTextModelFile model, string[] words, WordVectors vectors)
    {
        Assert.Equal(words, vectors.Words);
        for (int i = 0; i < words.Length; i++) AssertNear(model.VectorOf(words[i]), vectors[i]);
    }

    private static void AssertNear(float[] expected, ReadOnlySpan<float> vector)
    {
        Assert.Equal(expected.Length, vector.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], vector[i], 1e-6f);
    }

    private WordVectors Load(FastTextModelFile model, params string[] others)
    {
        string path = _folder.Write("model.bin", model.Bytes());
        return (others.Length == 0 ? Teacher.FromFile(path) : Teacher.FromFastTextModel(path, others)).Load(CancellationToken.None);
    }
}
