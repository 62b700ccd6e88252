using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

public sealed class CorpusTokensTests
{
    private static readonly TeacherVocabulary Vocabulary = TeacherVocabulary.Load([new MemoryTeacher("t", ["a", "b", "ሰላም"], [[1], [1], [1]])]);

    private readonly MLContext _mlContext = new();

    [Fact]
    public void Tokens_of_a_vector_column_in_their_order() =>
        Assert.Equal([2, 0, 0, 1], Read(Rows(["ሰላም", "x", "a"], [], ["a", "A", ""], ["b"]), "Tokens"));

    [Fact]
    public void Tokens_of_a_scalar_column_in_their_order()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(new[] { "b", "c", "ሰላም", "a b", "" }.Select(token => new Row { Token = token }).ToArray());
        Assert.Equal([1, 2], Read(data, "Token"));
    }

    [Fact]
    public void A_missing_column_is_named_with_those_that_there_are()
    {
        string message = Assert.Throws<ArgumentException>(() => Read(Rows(["a"]), "Words")).Message;
        Assert.Contains("The column 'Words' was not found; the corpus has 'Tokens', 'Token'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Number")]
    [InlineData("Numbers")]
    public void A_column_that_is_not_text_is_named(string column)
    {
        string message = Assert.Throws<ArgumentException>(() => Read(Rows(["a"]), column)).Message;
        Assert.Contains($"'{column}'", message, StringComparison.Ordinal);
        Assert.Contains("expected text", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corpus_without_a_word_of_the_teachers_is_named_with_its_tokens()
    {
        string message = Assert.Throws<InvalidDataException>(() => Read(Rows(["x", "y"], ["z"]), "Tokens")).Message;
        Assert.Contains("None of the 3 tokens in column 'Tokens'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_can_be_stopped() =>
        Assert.Throws<OperationCanceledException>(() => CorpusTokens.Read(Rows(["a"]), "Tokens", Vocabulary, () => throw new OperationCanceledException()));

    private static int[] Read(IDataView data, string column) => CorpusTokens.Read(data, column, Vocabulary, () => { });

    private IDataView Rows(params string[][] rows) => _mlContext.Data.LoadFromEnumerable(rows.Select(tokens => new Row { Tokens = tokens }).ToArray());

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string Token { get; set; } = "";

        public float Number { get; set; }

        public float[] Numbers { get; set; } = [];
    }
}
