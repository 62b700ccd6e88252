using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

public sealed class SimilarityEvaluatorTests
{
    // Cosines with "a": b 0.8, c 0.6, d 0, e as b.
    private static readonly WordVectorTable Table = HandMadeTables.Plain(("a", [1, 0]), ("b", [4, 3]), ("c", [3, 4]), ("d", [0, 1]), ("e", [4, -3]));

    [Fact]
    public void The_same_order_gives_1_the_reverse_gives_minus_1_and_only_ranks_count()
    {
        Assert.Equal(1, Spearman(("b", 100), ("c", 2), ("d", 1)), 1e-12);
        Assert.Equal(-1, Spearman(("b", -5), ("c", 0), ("d", 1e9)), 1e-12);
    }

    [Fact]
    public void Without_ties_it_is_the_formula_of_rank_differences() =>
        Assert.Equal(0.5, Spearman(("b", 3), ("c", 1), ("d", 2)), 1e-12); // Ranks 3 2 1 and 3 1 2: 1 - 6 x 2 / (3 x 8).

    [Fact]
    public void Ties_share_the_mean_of_their_ranks() =>
        // Cosine ranks of b, e, c, d: 3.5 3.5 2 1. Score ranks: 4 2.5 2.5 1. Sums of products about 2.5: 3.75 and 4.5 x 4.5.
        Assert.Equal(3.75 / 4.5, Spearman(("b", 9), ("e", 5), ("c", 5), ("d", 1)), 1e-12);

    [Fact]
    public void Pairs_with_an_unknown_word_are_left_out_and_reported()
    {
        SimilarityMetrics metrics = SimilarityEvaluator.Evaluate(Table, [new("a", "b", 1), new("a", "?", 7), new("a", "c", 2), new("B", "a", 5), new("a", "d", 3)]);
        Assert.Equal((5, 3), (metrics.Pairs, metrics.Covered));
        Assert.Equal(-1, metrics.Spearman, 1e-12);
        Assert.Equal("Spearman -1.000 over 3 of 5 pairs", metrics.ToString());
    }

    [Fact]
    public void Where_there_is_nothing_to_order_it_is_no_number()
    {
        Assert.Equal(double.NaN, Spearman(("?", 1), ("??", 2)));
        Assert.Equal(double.NaN, Spearman(("b", 1), ("??", 2)));
        Assert.Equal(double.NaN, Spearman(("b", 1), ("c", 1)));
        Assert.Equal(double.NaN, Spearman(("b", 1), ("b", 2)));
    }

    [Fact]
    public void Words_that_are_not_listed_are_computed_unless_only_listed_ones_are_wanted()
    {
        WordVectorTable table = HandMadeTables.Computed(3, ("a", [1, 0]), ("b", [4, 3]), ("c", [3, 4]), ("d", [0, 1]));
        WordPair[] pairs = [new("a", "b", 3), new("a", "c", 2), new("a", "d", 9)];
        Assert.Equal((3, -0.5), Figures(SimilarityEvaluator.Evaluate(table, pairs)));
        Assert.Equal((2, 1), Figures(SimilarityEvaluator.Evaluate(table, pairs, listedWordsOnly: true)));

        static (int, double) Figures(SimilarityMetrics metrics) => (metrics.Covered, Math.Round(metrics.Spearman, 12));
    }

    [Fact]
    public void An_encoder_covers_every_pair_even_without_a_list_of_words()
    {
        WordVectorTable table = WordVectorTable.FromEncoder(HandMadeTables.Encoder(), []);
        SimilarityMetrics metrics = SimilarityEvaluator.Evaluate(table, [new("ሰላም", "ቤት", 1), new("ሰላም", "ሰላማዊ", 2), new("x", "y", 3)]);
        Assert.Equal(3, metrics.Covered);
        Assert.InRange(metrics.Spearman, -1, 1);
    }

    [Fact]
    public void An_evaluation_without_pairs_is_refused_and_a_cancelled_one_ends()
    {
        Assert.Contains("no pairs", Assert.Throws<ArgumentException>(() => SimilarityEvaluator.Evaluate(Table, [])).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<OperationCanceledException>(() => SimilarityEvaluator.Evaluate(Table, [new("a", "b", 1)], cancellation: new CancellationToken(canceled: true)));
    }

    private static double Spearman(params (string Word, double Score)[] pairs) =>
        SimilarityEvaluator.Evaluate(Table, pairs.Select(pair => new WordPair("a", pair.Word, pair.Score))).Spearman;
}
