using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

public sealed class AnalogyEvaluatorTests
{
    // Sex in the first number, rank in the second, a small child in the third.
    private static readonly (string Word, float[] Vector)[] Rows =
    [
        ("man", [1, 0, 0]),
        ("woman", [-1, 0, 0]),
        ("king", [1, 1, 0]),
        ("queen", [-1, 1, 0]),
        ("boy", [1, 0, 1]),
        ("girl", [-1, 0, 1]),
    ];

    private static readonly WordVectorTable Table = HandMadeTables.Plain(Rows);

    [Fact]
    public void Solved_questions_are_counted_by_section_and_in_all()
    {
        AnalogyReport report = AnalogyEvaluator.Evaluate(Table, [
            new("rank", "man", "king", "woman", "queen"),
            new("rank", "woman", "queen", "man", "king"),
            new("age", "man", "boy", "woman", "girl"),
            new("rank", "man", "king", "woman", "girl"), // Wrong: it is the queen.
            new("rank", "man", "king", "woman", "empress"), // Not covered.
            new("lost", "Man", "king", "woman", "queen"), // Case counts.
        ]);
        Assert.Equal(["rank", "age", "lost"], report.Sections.Select(section => section.Section));
        AssertMetrics(report.Sections[0], questions: 4, covered: 3, correct: 2);
        AssertMetrics(report.Sections[1], questions: 1, covered: 1, correct: 1);
        AssertMetrics(report.Sections[2], questions: 1, covered: 0, correct: 0);
        AssertMetrics(report.Total, questions: 6, covered: 4, correct: 3);
        Assert.Equal(2.0 / 3, report.Sections[0].Accuracy);
        Assert.Equal(0.5, report.Sections[0].AccuracyOfAll);
        Assert.Equal(double.NaN, report.Sections[2].Accuracy);
        Assert.Equal(0, report.Sections[2].AccuracyOfAll);
        Assert.Null(report.Total.Section);
        Assert.EndsWith("all: accuracy 0.750 of 4 covered, 0.500 of 6 questions (3 correct)", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_of_the_question_are_left_out_of_the_answers()
    {
        // b - a + c is nearest to b and c themselves; only without them is d left.
        WordVectorTable table = HandMadeTables.Plain(("a", [1, 0, 0]), ("b", [0.9f, 0.1f, 0]), ("c", [0.9f, 0, 0.1f]), ("d", [0, 0, -1]));
        AssertMetrics(AnalogyEvaluator.Evaluate(table, [new("", "a", "b", "c", "d")]).Total, 1, 1, 1);
    }

    [Fact]
    public void A_question_with_its_answer_in_it_cannot_be_solved_and_counts()
    {
        AnalogyReport report = AnalogyEvaluator.Evaluate(Table, [new("s", "man", "king", "woman", "king"), new("s", "man", "king", "woman", "woman")]);
        AssertMetrics(report.Total, questions: 2, covered: 2, correct: 0);
    }

    [Fact]
    public void A_question_that_names_a_word_twice_is_solved_like_any_other() =>
        AssertMetrics(AnalogyEvaluator.Evaluate(Table, [new("s", "man", "man", "king", "boy")]).Total, 1, 1, 1); // Nearest to the king: the man, left out, then the boy.

    [Fact]
    public void Among_equally_near_words_the_earlier_is_the_answer()
    {
        WordVectorTable table = HandMadeTables.Plain(("a", [1, 0]), ("b", [0, 1]), ("c", [1, 1]), ("d", [1, 5]), ("e", [2, 10]));
        Assert.Equal(1, AnalogyEvaluator.Evaluate(table, [new("", "a", "b", "c", "d")]).Total.Correct);
        Assert.Equal(0, AnalogyEvaluator.Evaluate(table, [new("", "a", "b", "c", "e")]).Total.Correct);
    }

    [Fact]
    public void A_limit_makes_later_words_unknown()
    {
        AnalogyQuestion question = new("s", "man", "king", "woman", "queen");
        AssertMetrics(AnalogyEvaluator.Evaluate(Table, [question], limit: 4).Total, 1, 1, 1);
        AssertMetrics(AnalogyEvaluator.Evaluate(Table, [question], limit: 3).Total, 1, 0, 0);
        AssertMetrics(AnalogyEvaluator.Evaluate(Table, [question with { Answer = "woman", C = "queen" }], limit: 3).Total, 1, 0, 0);
        AssertMetrics(AnalogyEvaluator.Evaluate(Table, [question], limit: 1000).Total, 1, 1, 1);
    }

    [Fact]
    public void Question_words_are_computed_where_they_can_be_but_answers_have_to_be_listed()
    {
        WordVectorTable table = HandMadeTables.Computed(4, [("queen", [-1, 1, 0]), ("king", [1, 1, 0]), ("boy", [1, 0, 1]), ("girl", [-1, 0, 1]), ("man", [1, 0, 0]), ("woman", [-1, 0, 0])]);
        AnalogyQuestion[] questions = [new("s", "man", "king", "woman", "queen"), new("s", "king", "man", "queen", "woman"), new("s", "?", "king", "woman", "queen")];
        AssertMetrics(AnalogyEvaluator.Evaluate(table, questions).Total, questions: 3, covered: 1, correct: 1);
        AssertMetrics(AnalogyEvaluator.Evaluate(table, questions, listedWordsOnly: true).Total, questions: 3, covered: 0, correct: 0);
        AssertMetrics(AnalogyEvaluator.Evaluate(table, [new("s", "king", "queen", "boy", "girl")], listedWordsOnly: true).Total, 1, 1, 1);

        // The king is beyond the limit, but his vector can be had.
        AssertMetrics(AnalogyEvaluator.Evaluate(table, questions, limit: 1).Total, questions: 3, covered: 1, correct: 1);
    }

    [Fact]
    public void Every_question_over_random_vectors_is_answered_as_by_trying_every_word()
    {
        (string Word, float[] Vector)[] rows = HandMadeTables.Random(1500, 12, seed: 4);
        float[][] units = [.. rows.Select(row => row.Vector.Select(number => (float)(number / Math.Sqrt(row.Vector.Sum(other => (double)other * other)))).ToArray())];
        var random = new Random(8);
        AnalogyQuestion[] questions = [.. Enumerable.Range(0, 40).Select(_ =>
        {
            int[] words = [random.Next(1500), random.Next(1500), random.Next(1500)];
            double[] target = [.. Enumerable.Range(0, 12).Select(i => (double)units[words[1]][i] - units[words[0]][i] + units[words[2]][i])];
            int answer = Enumerable.Range(0, 1500).Except(words).MaxBy(word => units[word].Zip(target, (a, b) => a * b).Sum());
            return new AnalogyQuestion("s", $"w{words[0]}", $"w{words[1]}", $"w{words[2]}", $"w{answer}");
        })];
        AssertMetrics(AnalogyEvaluator.Evaluate(HandMadeTables.Plain(rows), questions).Total, 40, 40, 40);
    }

    [Fact]
    public void An_evaluation_without_questions_is_refused() =>
        Assert.Contains("no questions", Assert.Throws<ArgumentException>(() => AnalogyEvaluator.Evaluate(Table, [])).Message, StringComparison.Ordinal);

    [Fact]
    public void The_evaluation_can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => AnalogyEvaluator.Evaluate(Table, [new("", "man", "king", "woman", "queen")], cancellation: new CancellationToken(canceled: true)));

    private static void AssertMetrics(AnalogyMetrics metrics, int questions, int covered, int correct) =>
        Assert.Equal((questions, covered, correct), (metrics.Questions, metrics.Covered, metrics.Correct));
}
