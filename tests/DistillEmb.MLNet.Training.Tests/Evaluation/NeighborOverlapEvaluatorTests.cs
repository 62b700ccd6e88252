using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

public sealed class NeighborOverlapEvaluatorTests
{
    // Along a quarter circle: a b c d; in the other table b and d change places.
    private static readonly WordVectorTable First = HandMadeTables.Plain(("a", At(0)), ("b", At(10)), ("c", At(30)), ("d", At(70)));
    private static readonly WordVectorTable Second = HandMadeTables.Plain(("d", At(10)), ("c", At(30)), ("b", At(70)), ("a", At(0)));

    [Theory]
    [InlineData("a", 1, 0.0)] // b; d.
    [InlineData("a", 2, 0.5)] // b c; d c.
    [InlineData("a", 3, 1.0)]
    [InlineData("a", 100, 1.0)]
    [InlineData("b", 1, 0.0)] // a; c.
    [InlineData("c", 2, 0.5)] // b a; d a.
    [InlineData("d", 2, 0.5)] // c b; a c.
    public void The_share_of_common_neighbours_is_counted(string query, int neighbors, double overlap)
    {
        NeighborOverlapMetrics metrics = NeighborOverlapEvaluator.Evaluate(First, Second, [query], neighbors);
        Assert.Equal((1, 1, neighbors, overlap), (metrics.Queries, metrics.Covered, metrics.Neighbors, metrics.Overlap));
    }

    [Fact]
    public void The_mean_is_over_all_words_or_over_those_asked_for_each_once()
    {
        Assert.Equal(0.5, NeighborOverlapEvaluator.Evaluate(First, Second, neighbors: 2).Overlap);
        NeighborOverlapMetrics metrics = NeighborOverlapEvaluator.Evaluate(First, Second, ["a", "a", "?", "b", "a"], 1);
        Assert.Equal((3, 2, 0.0), (metrics.Queries, metrics.Covered, metrics.Overlap));
        Assert.Equal("overlap@1 0.000 over 2 of 3 words", metrics.ToString());
        Assert.Equal(double.NaN, NeighborOverlapEvaluator.Evaluate(First, Second, ["?"]).Overlap);
    }

    [Fact]
    public void A_table_shares_all_neighbours_with_itself_whatever_the_length_and_order_of_its_vectors()
    {
        (string Word, float[] Vector)[] rows = HandMadeTables.Random(1300, 9, seed: 2);
        WordVectorTable scaled = HandMadeTables.Plain([.. rows.Reverse().Select((row, i) => (row.Word, row.Vector.Select(number => number * (i + 1)).ToArray()))]);
        Assert.Equal(1, NeighborOverlapEvaluator.Evaluate(HandMadeTables.Plain(rows), scaled).Overlap, 1e-3);
    }

    [Fact]
    public void Unrelated_tables_share_what_chance_gives()
    {
        WordVectorTable first = HandMadeTables.Plain(HandMadeTables.Random(400, 20, seed: 1));
        WordVectorTable second = HandMadeTables.Plain(HandMadeTables.Random(400, 30, seed: 2));
        Assert.Equal(40.0 / 399, NeighborOverlapEvaluator.Evaluate(first, second, neighbors: 40).Overlap, 0.02);
    }

    [Fact]
    public void An_encoder_is_compared_with_its_teacher_over_the_teachers_words()
    {
        DistillEmbEncoder encoder = HandMadeTables.Encoder();
        string[] words = [.. new MadeUpLanguage(200).Words];
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([new MemoryTeacher("first", words, [.. encoder.Embed(words).Select(vector => vector[..10])])]);
        WordVectorTable teacher = WordVectorTable.FromVocabulary(vocabulary, "first");
        IEnumerable<string> queries = vocabulary.WordsOf(WordSubset.Test);
        double own = NeighborOverlapEvaluator.Evaluate(teacher, WordVectorTable.FromEncoder(encoder, vocabulary.Words, "first"), queries).Overlap;
        double other = NeighborOverlapEvaluator.Evaluate(teacher, WordVectorTable.FromEncoder(encoder, vocabulary.Words, "second"), queries).Overlap;
        Assert.Equal(1, own, 0.01);
        Assert.InRange(other, 0, own - 0.02); // The other head reads the same network, so it is alike.
    }

    [Fact]
    public void Tables_of_different_words_are_refused_with_a_word_that_one_lacks()
    {
        WordVectorTable more = HandMadeTables.Plain(("a", At(0)), ("b", At(1)), ("c", At(2)), ("d", At(3)), ("e", At(4)));
        Assert.Contains("'e' is not in the first table", Assert.Throws<ArgumentException>(() => NeighborOverlapEvaluator.Evaluate(First, more)).Message, StringComparison.Ordinal);
        Assert.Contains("'e' is not in the second table", Assert.Throws<ArgumentException>(() => NeighborOverlapEvaluator.Evaluate(more, First)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_words_and_no_queries_are_refused_and_a_cancelled_evaluation_ends()
    {
        WordVectorTable one = HandMadeTables.Plain(("a", At(0)));
        Assert.Contains("at least two", Assert.Throws<ArgumentException>(() => NeighborOverlapEvaluator.Evaluate(one, one)).Message, StringComparison.Ordinal);
        Assert.Contains("no words to ask for", Assert.Throws<ArgumentException>(() => NeighborOverlapEvaluator.Evaluate(First, Second, [])).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<OperationCanceledException>(() => NeighborOverlapEvaluator.Evaluate(First, Second, cancellation: new CancellationToken(canceled: true)));
    }

    private static float[] At(double degrees) => [(float)Math.Cos(degrees * Math.PI / 180), (float)Math.Sin(degrees * Math.PI / 180)];
}
