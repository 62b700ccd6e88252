using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Distillation;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>What is passed over in a teacher is told: the teacher, how many, and the first with its place.</summary>
public sealed class TeacherWarningsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_teacher_without_faults_gives_no_warning() =>
        Assert.Empty(TeacherVocabulary.Load([Teacher.FromFile(_folder.Write("good.vec", "2 1\na 1\nb 2\n"))]).Warnings);

    [Fact]
    public void Repeated_words_of_a_text_file_are_counted_and_the_first_is_named_by_its_line()
    {
        string path = _folder.Write("repeated.vec", "6 1\na 1\nb 2\n\na 3\nc 4\nb 5\na 6\n");
        Assert.Equal($"The teacher 'repeated' ('{path}') repeats words, 3 in all; their first vector counts. The first is 'a' (line 5).", OnlyWarning(path));
    }

    [Fact]
    public void Repeated_words_of_a_binary_file_are_named_by_their_number()
    {
        string path = _folder.Write("repeated.bin", BinaryVectors.File(true, ("a", [1]), ("b", [1]), ("b", [2])));
        Assert.Equal($"The teacher 'repeated' ('{path}') repeats words, 1 in all; their first vector counts. The first is 'b' (word 3).", OnlyWarning(path));
    }

    [Theory]
    [InlineData("4 1\na 1\n\u3000 1\nb 1\n\u00A0 1\n", "blank.vec", "line 3")]
    [InlineData(null, "blank.bin", "word 2")]
    public void Blank_words_are_skipped_and_counted(string? text, string name, string place)
    {
        string path = text is null
            ? _folder.Write(name, BinaryVectors.File(false, ("a", [1]), ("", [1]), ("b", [1]), ("\u00A0", [1])))
            : _folder.Write(name, text);
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([Teacher.FromFile(path)]);
        Assert.Equal(["a", "b"], vocabulary.Words);
        Assert.Equal($"The teacher 'blank' ('{path}') has words that cannot be read, 2 in all; they are passed over. The first is in {place}: the word is blank.", Assert.Single(vocabulary.Warnings));
    }

    [Fact]
    public void Words_with_the_vector_zero_are_counted_and_the_first_is_named_by_its_line()
    {
        string path = _folder.Write("zero.vec", "a 1 2\n\nb 0 0\nc 1 2\nd 0 0.0\n");
        Assert.Equal($"The teacher 'zero' ('{path}') has words whose vector is zero, 2 in all; they are left out. The first is 'b' (line 3).", OnlyWarning(path));
    }

    [Fact]
    public void Words_that_one_teacher_lacks_are_counted_for_each_teacher()
    {
        string first = _folder.Write("first.vec", "4 1\na 1\nb 1\nc 1\nd 1\n");
        string second = _folder.Write("second.vec", "6 1\nx 1\nd 0\nc 1\nc 1\ny 1\na 1\n");
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([Teacher.FromFile(first), Teacher.FromFile(second)]);
        Assert.Equal(["a", "c"], vocabulary.Words);
        Assert.Equal(
        [
            $"The teacher 'first' ('{first}') has words that another teacher lacks or has as zero, 2 of 4; they are left out. The first is 'b' (line 3).",
            $"The teacher 'second' ('{second}') repeats words, 1 in all; their first vector counts. The first is 'c' (line 5).",
            $"The teacher 'second' ('{second}') has words whose vector is zero, 1 in all; they are left out. The first is 'd' (line 3).",
            $"The teacher 'second' ('{second}') has words that another teacher lacks or has as zero, 2 of 5; they are left out. The first is 'x' (line 2).",
        ], vocabulary.Warnings);
    }

    [Fact]
    public void Fitting_logs_every_warning()
    {
        var mlContext = new MLContext();
        List<string> warnings = LoggedLines.Of(mlContext, ChannelMessageKind.Warning);
        IReadOnlyList<string> words = TinyDistillation.Language.Words;
        var teacher = new MemoryTeacher("rows", ["{0}", "{0}", " ", .. words.Skip(1)], [.. Enumerable.Range(0, words.Count + 2).Select(i => new float[] { 1, i })]);
        DistillEmbOptions options = TinyDistillation.Options(teacher);
        options.Epochs = 1;
        TinyDistillation.Fit(options, mlContext);
        Assert.Contains($"The teacher 'rows' repeats words, 1 in all; their first vector counts. The first is '{{0}}' (row 1).", warnings);
        Assert.Contains("The teacher 'rows' has words that cannot be read, 1 in all; they are passed over. The first is in row 2: the word is blank.", warnings);
    }

    private static string OnlyWarning(string path) => Assert.Single(TeacherVocabulary.Load([Teacher.FromFile(path)]).Warnings);
}
