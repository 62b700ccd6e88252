using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

public sealed class TeacherVocabularyTests
{
    [Fact]
    public void Shared_words_stand_in_the_order_of_the_first_teacher_with_the_vectors_of_each()
    {
        var first = new MemoryTeacher("first", ["d", "a", "c", "b"], [[0, 2], [3, 0], [1, 1], [0, -5]]);
        var second = new MemoryTeacher("second", ["a", "b", "x", "d"], [[0, 0, 4], [2, 0, 0], [1, 1, 1], [0, -3, 0]]);
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([first, second]);
        Assert.Equal(["d", "a", "b"], vocabulary.Words);
        Assert.Equal(["first", "second"], vocabulary.Teachers);
        Assert.Equal(5, vocabulary.VectorSize);
        Assert.Equal(1, vocabulary.Skipped);
        Assert.Equal([0f, 1, 1, 0, 0, -1], vocabulary.HeadList[0].Flat());
        Assert.Equal([0f, -1, 0, 0, 0, 1, 1, 0, 0], vocabulary.HeadList[1].Flat());
        Assert.True(vocabulary.Contains("b"));
        Assert.False(vocabulary.Contains("c"));
        Assert.True(vocabulary.TryGetIndex("b", out int index));
        Assert.Equal(2, index);
    }

    [Fact]
    public void Vectors_have_length_1_however_long_they_were()
    {
        var teacher = new MemoryTeacher("teacher", ["long", "short", "longest", "shortest"], [[3, 4], [3e-5f, -4e-5f], [-3e37f, 4e37f], [3e-30f, 4e-30f]]);
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([teacher]);
        Assert.Equal(["long", "short", "longest", "shortest"], vocabulary.Words);
        float[] expected = [0.6f, 0.8f, 0.6f, -0.8f, -0.6f, 0.8f, 0.6f, 0.8f];
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], vocabulary.HeadList[0].Flat()[i], 1e-6f);
    }

    [Fact]
    public void A_word_whose_vector_is_zero_in_one_teacher_is_left_out()
    {
        var first = new MemoryTeacher("first", ["a", "b", "c"], [[1, 0], [0, 0], [1, 1]]);
        var second = new MemoryTeacher("second", ["a", "b", "c"], [[1, 0], [1, 1], [0, 0]]);
        Assert.Equal(["a"], TeacherVocabulary.Load([first, second]).Words);
        Assert.Equal(["a", "c"], TeacherVocabulary.Load([first]).Words);
    }

    [Fact]
    public void Subsets_divide_the_words()
    {
        var language = new MadeUpLanguage();
        TeacherVocabulary vocabulary = language.Vocabulary();
        Assert.Equal(language.Words, vocabulary.Words);
        WordSubset[] subsets = [WordSubset.Train, WordSubset.Dev, WordSubset.Test];
        Assert.Equal(vocabulary.Words.Order(StringComparer.Ordinal), subsets.SelectMany(vocabulary.WordsOf).Order(StringComparer.Ordinal));
        foreach (WordSubset subset in subsets)
        {
            Assert.NotEmpty(vocabulary.WordsOf(subset));
            Assert.Equal(vocabulary.WordsOf(subset), vocabulary.IndexesOf(subset).Select(index => vocabulary.Words[index]));
        }
    }

    [Fact]
    public void Teachers_that_share_no_word_are_named_with_their_sizes()
    {
        var first = new MemoryTeacher("first", ["a", "b"], [[1], [1]]);
        var second = new MemoryTeacher("second", ["c"], [[1]]);
        string message = Assert.Throws<InvalidDataException>(() => TeacherVocabulary.Load([first, second])).Message;
        Assert.Contains("share no word", message, StringComparison.Ordinal);
        Assert.Contains("'first' has 2", message, StringComparison.Ordinal);
        Assert.Contains("'second' has 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_teacher_of_zero_vectors_is_named()
    {
        var zero = new MemoryTeacher("nothing", ["a"], [[0, 0]]);
        Assert.Contains("'nothing'", Assert.Throws<InvalidDataException>(() => TeacherVocabulary.Load([zero])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_teachers_of_one_name_are_refused()
    {
        var teacher = new MemoryTeacher("twin", ["a"], [[1]]);
        string message = Assert.Throws<ArgumentException>(() => TeacherVocabulary.Load([teacher, new MemoryTeacher("other", ["a"], [[1]]), teacher])).Message;
        Assert.Contains("'twin'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_told_before_any_teacher_is_read()
    {
        var waiting = new WaitingTeacher("waiting");
        Assert.Throws<FileNotFoundException>(() => TeacherVocabulary.Load([waiting, Teacher.FromFile("absent.vec")]));
        Assert.False(waiting.WasRead);
    }

    [Fact]
    public void A_fault_of_one_teacher_stops_the_others_and_is_what_is_told()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("wrong.vec", "a 1\nb one\n");
        Assert.Throws<InvalidDataException>(() => TeacherVocabulary.Load([new WaitingTeacher("waiting"), Teacher.FromFile(path)]));
        Assert.Throws<InvalidDataException>(() => TeacherVocabulary.Load([Teacher.FromFile(path), new WaitingTeacher("waiting")]));
    }

    [Fact]
    public void Every_teacher_is_stopped_when_reading_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var fault = Assert.ThrowsAny<OperationCanceledException>(() => TeacherVocabulary.Load([new WaitingTeacher("first"), new WaitingTeacher("second")], cancellation.Token));
        Assert.Equal(cancellation.Token, fault.CancellationToken);
    }

    [Fact]
    public void No_teacher_is_refused() => Assert.Throws<ArgumentException>(() => TeacherVocabulary.Load([]));
}
