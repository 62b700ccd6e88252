using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

public sealed class WordVectorTableTests
{
    [Fact]
    public void A_plain_table_has_the_words_of_its_source_with_vectors_of_length_1()
    {
        WordVectorTable table = HandMadeTables.Plain(("a", [3, 4]), ("b", [0, 2]));
        Assert.Equal(["a", "b"], table.Words);
        Assert.Equal(2, table.Dimension);
        Assert.False(table.ComputesUnlisted);
        Assert.True(table.TryGetVector("a", out float[]? vector));
        Assert.Equal([0.6f, 0.8f], vector);
        Assert.Equal(0.8f, table.Similarity("a", "b")!.Value, 1e-6f);
    }

    [Fact]
    public void A_word_that_a_plain_table_does_not_list_is_unknown_and_case_counts()
    {
        WordVectorTable table = HandMadeTables.Plain(("a", [3, 4]), ("b", [0, 2]));
        Assert.False(table.Contains("A"));
        Assert.False(table.TryGetVector("A", out float[]? vector));
        Assert.Null(vector);
        Assert.Null(table.Similarity("a", "A"));
        Assert.Empty(table.FindNeighbors("A"));
    }

    [Fact]
    public void A_word_that_comes_twice_counts_once_with_its_first_vector()
    {
        WordVectorTable table = HandMadeTables.Plain(("a", [1, 0]), ("b", [0, 1]), ("a", [0, 1]));
        Assert.Equal(["a", "b"], table.Words);
        Assert.Equal(0, table.Similarity("a", "b"));
    }

    [Fact]
    public void A_word_whose_vector_is_zero_or_not_finite_is_unknown()
    {
        Assert.Equal(["a"], HandMadeTables.Plain(("zero", [0, 0]), ("a", [1, 0])).Words);
        WordVectorTable computed = HandMadeTables.Computed(4, ("zero", [0, 0]), ("nan", [float.NaN, 1]), ("a", [1, 0]), ("infinite", [float.PositiveInfinity, 1]), ("later", [0, 0]));
        Assert.Equal(["a"], computed.Words);
        foreach (string word in new[] { "zero", "nan", "infinite", "later" }) Assert.False(computed.TryGetVector(word, out _));
    }

    [Fact]
    public void Very_long_and_very_short_vectors_keep_their_direction()
    {
        WordVectorTable table = HandMadeTables.Computed(2, ("long", [3e30f, 4e30f]), ("short", [3e-30f, 4e-30f]));
        Assert.Equal(1, table.Similarity("long", "short")!.Value, 1e-6f);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("first", true)]
    [InlineData("second", false)]
    public void A_table_of_an_encoder_has_its_vectors_and_computes_words_that_are_not_listed(string? head, bool normalizeHeads)
    {
        DistillEmbEncoder encoder = HandMadeTables.Encoder(normalizeHeads);
        WordVectorTable table = WordVectorTable.FromEncoder(encoder, ["ሰላም", "", "ቤት", "ሰላም"], head);
        Assert.Equal(["ሰላም", "ቤት"], table.Words); // The empty word has the vector zero.
        Assert.True(table.ComputesUnlisted);
        Assert.False(table.Contains("ቤቶች"));
        foreach (string word in new[] { "ሰላም", "ቤት", "ቤቶች", "xyz" })
        {
            Assert.True(table.TryGetVector(word, out float[]? vector));
            Assert.Equal(table.Dimension, vector.Length);
            Assert.Equal(1, Math.Sqrt(vector.Sum(number => (double)number * number)), 1e-6);
            Assert.Equal(encoder.Similarity(word, "ቤት", head), table.Similarity(word, "ቤት")!.Value, 1e-5f);
        }

        Assert.Null(table.Similarity("", "ቤት"));
    }

    [Fact]
    public void A_list_longer_than_a_chunk_keeps_its_order()
    {
        string[] words = [.. Enumerable.Range(0, 9000).Select(word => $"{word}")];
        WordVectorTable table = WordVectorTable.FromFunction(words, 2, chunk => [.. chunk.Select(word => new[] { 1f, int.Parse(word, System.Globalization.CultureInfo.InvariantCulture) })]);
        Assert.Equal(words, table.Words);
        foreach (int word in new[] { 0, 4095, 4096, 8999 })
        {
            Assert.True(table.TryGetVector($"{word}", out float[]? vector));
            Assert.Equal(word, vector[1] / vector[0], word * 1e-5f);
        }
    }

    [Fact]
    public void The_output_of_any_transformer_makes_a_table()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView words = mlContext.Data.LoadFromEnumerable([new Row { Word = "aab" }, new Row { Word = "aba" }, new Row { Word = "ccc" }]);
        IDataView output = mlContext.Transforms.Text.TokenizeIntoCharactersAsKeys("Characters", "Word")
            .Append(mlContext.Transforms.Text.ProduceNgrams("Vector", "Characters", ngramLength: 1)).Fit(words).Transform(words);
        WordVectorTable table = WordVectorTable.Load(Teacher.FromDataView(output, "Word", "Vector"));
        Assert.Equal(1, table.Similarity("aab", "aba")!.Value, 0.2f); // They differ in nothing but order.
        Assert.True(table.Similarity("aab", "ccc") < table.Similarity("aab", "aba"));
    }

    [Fact]
    public void Tables_of_a_vocabulary_have_the_words_that_all_its_teachers_share()
    {
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([
            new MemoryTeacher("one", ["a", "b", "c"], [[1, 0], [0, 1], [1, 1]]),
            new MemoryTeacher("two", ["c", "a"], [[1, 0, 0], [0, 1, 0]])]);
        WordVectorTable table = WordVectorTable.FromVocabulary(vocabulary, "two");
        Assert.Equal(["a", "c"], table.Words);
        Assert.Equal(3, table.Dimension);
        string message = Assert.Throws<ArgumentException>(() => WordVectorTable.FromVocabulary(vocabulary, "three")).Message;
        Assert.Contains("'three'; it has 'one', 'two'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_gives_something_else_is_told_so()
    {
        Assert.Contains("0 vectors for 1 words", Assert.Throws<InvalidOperationException>(() => WordVectorTable.FromFunction(["a"], 2, _ => [])).Message, StringComparison.Ordinal);
        Assert.Contains("3 values for 'a'; expected 2", Assert.Throws<InvalidOperationException>(() => WordVectorTable.FromFunction(["a"], 2, _ => [new float[3]])).Message, StringComparison.Ordinal);
        Assert.Contains("no vector for 'a'", Assert.Throws<InvalidOperationException>(() => WordVectorTable.FromFunction(["a"], 2, _ => [null!])).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => WordVectorTable.FromFunction(["a"], 2, _ => throw new FormatException()));
    }

    [Fact]
    public void A_word_that_is_null_and_a_head_that_there_is_not_are_named()
    {
        DistillEmbEncoder encoder = HandMadeTables.Encoder();
        Assert.Contains("null", Assert.Throws<ArgumentException>(() => WordVectorTable.FromEncoder(encoder, ["a", null!])).Message, StringComparison.Ordinal);
        Assert.Contains("'third'", Assert.Throws<ArgumentException>(() => WordVectorTable.FromEncoder(encoder, ["a"], "third")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Making_a_table_can_be_cancelled_before_it_begins_and_while_it_runs()
    {
        Assert.ThrowsAny<OperationCanceledException>(() => WordVectorTable.FromEncoder(HandMadeTables.Encoder(), ["a"], cancellation: new CancellationToken(canceled: true)));

        using var source = new CancellationTokenSource();
        int calls = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => WordVectorTable.FromFunction(Enumerable.Range(0, 100_000).Select(word => $"{word}"), 1, Embed, source.Token));
        Assert.Equal(1, calls);

        float[][] Embed(IReadOnlyList<string> words)
        {
            calls++;
            source.Cancel();
            return [.. words.Select(_ => new float[1])];
        }
    }

    private sealed class Row
    {
        public string Word { get; set; } = "";
    }
}
