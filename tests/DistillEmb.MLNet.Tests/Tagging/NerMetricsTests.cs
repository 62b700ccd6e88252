using Xunit;

namespace DistillEmb.MLNet.Tests.Tagging;

/// <summary>
/// Span scores, worked out by hand from the rules of conlleval and seqeval: each case gives tags, predictions and how many spans
/// there are, were predicted and agree.
/// </summary>
public class NerMetricsTests
{
    [Theory]
    [InlineData("B-PER I-PER O", "B-PER I-PER O", 1, 1, 1)]
    [InlineData("B-PER I-PER O", "B-PER O O", 1, 1, 0)] // Too short.
    [InlineData("B-PER I-PER O", "B-LOC I-LOC O", 1, 1, 0)] // Another type.
    [InlineData("B-NP I-NP O", "I-NP I-NP O", 1, 1, 1)] // An I- without a B- begins a span.
    [InlineData("B-PER I-PER", "B-PER I-LOC", 1, 2, 0)] // Another type is another span.
    [InlineData("B-PER B-PER", "B-PER I-PER", 2, 1, 0)] // B- after B- is a second span.
    [InlineData("B-PER B-PER", "I-PER B-PER", 2, 2, 2)]
    [InlineData("I-PER O I-PER", "B-PER O B-PER", 2, 2, 2)]
    [InlineData("B-PER I-LOC I-LOC", "B-PER B-LOC I-LOC", 2, 2, 2)]
    [InlineData("O O", "O O", 0, 0, 0)]
    [InlineData("O O", "B-PER O", 0, 1, 0)]
    [InlineData("B-PER O", "O O", 1, 0, 0)]
    [InlineData("", "", 0, 0, 0)]
    [InlineData("B-PER I-PER E-PER S-PER", "B-PER I-PER I-PER B-PER", 2, 2, 2)] // E- goes on and ends, S- stands alone.
    [InlineData("E-PER E-PER", "S-PER S-PER", 2, 2, 2)] // Behind an E- nothing goes on.
    [InlineData("E-PER I-PER", "B-PER B-PER", 2, 2, 2)]
    [InlineData("S-PER I-PER", "B-PER B-PER", 2, 2, 2)]
    [InlineData("S-PER E-PER", "B-PER B-PER", 2, 2, 2)]
    [InlineData("O E-PER", "O B-PER", 1, 1, 1)]
    [InlineData("B-PER E-LOC", "B-PER B-LOC", 2, 2, 2)]
    [InlineData("B-PER L-PER U-PER", "B-PER E-PER S-PER", 2, 2, 2)] // BILOU's letters are those of IOBES.
    [InlineData("B I O B", "B- I- O I", 2, 2, 2)] // Without a type.
    [InlineData("B-a-b I-a-b", "B-a-b I-a-c", 1, 2, 0)] // A type may have a hyphen.
    public void Spans_are_read_leniently(string actual, string predicted, int support, int found, int correct) =>
        Counts(support, found, correct, null, (actual, predicted));

    [Theory]
    [InlineData(TagScheme.Iob2, "B-NP I-NP O", "I-NP I-NP O", 1, 0, 0)] // An I- without a B- is no entity.
    [InlineData(TagScheme.Iob2, "B-NP I-NP O", "B-NP I-NP O", 1, 1, 1)]
    [InlineData(TagScheme.Iob2, "B-NP B-NP", "B-NP I-NP", 2, 1, 0)]
    [InlineData(TagScheme.Iob2, "B-NP O", "B-NP I-VP", 1, 1, 1)] // The I- of another type is lost, the span before it is not.
    [InlineData(TagScheme.Iobes, "B-NP I-NP E-NP S-NP", "B-NP I-NP E-NP S-NP", 2, 2, 2)]
    [InlineData(TagScheme.Iobes, "B-NP E-NP", "B-NP I-NP", 1, 0, 0)] // Without an end.
    [InlineData(TagScheme.Iobes, "B-NP E-NP", "I-NP E-NP", 1, 0, 0)] // Without a beginning.
    [InlineData(TagScheme.Iobes, "S-NP O", "B-NP O", 1, 0, 0)]
    [InlineData(TagScheme.Iobes, "O B-NP E-NP", "B-NP B-NP E-NP", 1, 1, 1)]
    [InlineData(TagScheme.Iobes, "S-NP S-NP", "S-NP I-NP", 2, 1, 1)]
    [InlineData(TagScheme.Iobes, "B-NP E-NP O", "B-NP E-VP S-NP", 1, 1, 0)]
    [InlineData(TagScheme.Bilou, "B-NP I-NP L-NP U-NP", "B-NP I-NP L-NP U-NP", 2, 2, 2)]
    [InlineData(TagScheme.Bilou, "B-NP L-NP", "B-NP I-NP", 1, 0, 0)]
    public void Spans_are_read_strictly_where_a_scheme_is_given(TagScheme scheme, string actual, string predicted, int support, int found, int correct) =>
        Counts(support, found, correct, scheme, (actual, predicted));

    [Fact]
    public void No_span_crosses_from_a_sentence_into_the_next() =>
        Counts(2, 2, 2, null, ("O B-PER", "O I-PER"), ("I-PER", "I-PER"), ("", ""));

    [Fact]
    public void The_scores_are_those_of_seqevals_own_example()
    {
        NerMetrics metrics = Compute(
            null,
            ("O O O B-MISC I-MISC I-MISC O", "O O B-MISC I-MISC I-MISC I-MISC O"),
            ("B-PER I-PER O", "B-PER I-PER O"));
        Assert.Equal(["MISC", "PER"], metrics.PerType.Select(type => type.Name));
        Assert.Equal([0d, 1d], metrics.PerType.Select(type => type.F1));
        Assert.All([metrics.Micro, metrics.Macro, metrics.Weighted], average => Assert.Equal((0.5, 0.5, 0.5, 2L), (average.Precision, average.Recall, average.F1, average.Support)));
        Assert.Equal(0.8, metrics.TokenAccuracy); // 8 of 10 tokens.
        Assert.Equal((2, 10), (metrics.SentenceCount, metrics.TokenCount));
    }

    [Fact]
    public void Averages_are_micro_macro_and_weighted()
    {
        // PER: 3 there, 2 predicted, 2 right. LOC: 1 there, 2 predicted, 1 right. ORG: none there, 1 predicted.
        NerMetrics metrics = Compute(null, ("B-PER O B-PER O B-PER B-LOC O", "B-PER O B-PER O O B-LOC B-LOC"), ("O", "B-ORG"));
        Is(metrics.PerType.Single(type => type.Name == "PER"), 1, 2 / 3d, 0.8, 3);
        Is(metrics.PerType.Single(type => type.Name == "LOC"), 0.5, 1, 2 / 3d, 1);
        Is(metrics.PerType.Single(type => type.Name == "ORG"), 0, 0, 0, 0);
        Is(metrics.Micro, 3 / 5d, 3 / 4d, 2 / 3d, 4);
        Is(metrics.Macro, 0.5, 5 / 9d, (0.8 + (2 / 3d)) / 3, 4);
        Is(metrics.Weighted, 3.5 / 4, 3 / 4d, (2.4 + (2 / 3d)) / 4, 4);
        Assert.Equal((metrics.Micro.Precision, metrics.Micro.Recall, metrics.Micro.F1), (metrics.Precision, metrics.Recall, metrics.F1));
    }

    [Fact]
    public void Nothing_divided_by_nothing_is_nought()
    {
        foreach (NerMetrics metrics in new[] { Compute(null), Compute(null, ("", "")), Compute(TagScheme.Iob2, ("O O", "O O")) })
        {
            Assert.True(metrics.HasSpans);
            Assert.Empty(metrics.PerType);
            Assert.All([metrics.Micro, metrics.Macro, metrics.Weighted], average => Is(average, 0, 0, 0, 0));
            Assert.NotEmpty(metrics.ToString());
        }

        Assert.Equal(0, Compute(null).TokenAccuracy);
        Assert.Equal(1, Compute(null, ("O O", "O O")).TokenAccuracy);
        Is(Compute(null, ("O", "B-PER")).Weighted, 0, 0, 0, 0);
    }

    [Fact]
    public void Parts_of_speech_have_scores_over_tokens_alone()
    {
        NerMetrics metrics = Compute(null, ("NOUN VERB NOUN PUNCT", "NOUN NOUN NOUN PUNCT"));
        Assert.False(metrics.HasSpans);
        Assert.Empty(metrics.PerType);
        Assert.True(double.IsNaN(metrics.F1) && double.IsNaN(metrics.Macro.F1) && double.IsNaN(metrics.Weighted.Precision));
        Assert.Equal(0.75, metrics.TokenAccuracy);
        Is(metrics.PerTag.Single(tag => tag.Name == "NOUN"), 2 / 3d, 1, 0.8, 2);
        Is(metrics.PerTag.Single(tag => tag.Name == "VERB"), 0, 0, 0, 1);
        Is(metrics.TagMacro, 5 / 9d, 2 / 3d, 1.8 / 3, 4);
        Assert.Contains("NOUN", metrics.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_confusion_table_counts_tags_against_tags()
    {
        NerMetrics metrics = Compute(null, ("B-LOC O O", "O O B-LOC"), ("B-PER I-PER O", "B-PER I-PER O"));
        Assert.Equal(["B-LOC", "B-PER", "I-PER", "O"], metrics.Confusion.Tags);
        Assert.Equal((1, 1, 2, 0, 0), (metrics.Confusion["B-LOC", "O"], metrics.Confusion["O", "B-LOC"], metrics.Confusion["O", "O"], metrics.Confusion["B-LOC", "B-LOC"], metrics.Confusion["none", "O"]));
        string[] lines = metrics.Confusion.GetFormattedTable().Split(Environment.NewLine);
        Assert.Equal("actual \\ predicted  B-LOC  B-PER  I-PER      O  recall", lines[0]);
        Assert.Equal("B-LOC                   0      0      0      1   0.000", lines[1]);
        Assert.Equal("precision           0.000  1.000  1.000  0.667", lines[5]);
        Assert.Equal(metrics.Confusion.GetFormattedTable(), metrics.Confusion.ToString());
    }

    [Fact]
    public void A_table_of_scores_is_for_people()
    {
        string[] lines = Compute(null, ("B-PER O", "B-PER B-LOC")).ToString().Split(Environment.NewLine);
        Assert.Equal("                  precision  recall     F1  support", lines[0]);
        Assert.Equal("PER                   1.000   1.000  1.000        1", lines[2]);
        Assert.Equal("micro average         0.500   1.000  0.667        1", lines[3]);
        Assert.Equal("token accuracy 0.500 of 2 tokens in 1 sentences", lines[^1]);
    }

    [Fact]
    public void Absent_tags_are_outside() =>
        Assert.Equal(1, NerMetrics.Compute([(["O", "O"], [null!, ""])]).TokenAccuracy);

    [Fact]
    public void Bad_tags_are_named()
    {
        Says(null, "Sentence 1 has 2 actual and 1 predicted", ("O", "O"), ("O O", "O"));
        Says(TagScheme.Iob2, "Sentence 0, token 1: the tag 'S-PER' is none of the scheme Iob2; expected 'O' or a type behind 'B-', 'I-'", ("O O", "O S-PER"));
        Says(TagScheme.Bilou, "'NOUN' is none of the scheme Bilou", ("NOUN", "NOUN"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Compute((TagScheme)7));
        Assert.Throws<ArgumentException>(() => NerMetrics.Compute([(["O"], null!)]));
    }

    [Fact]
    public void A_few_tags_that_mark_no_span_are_outside_where_the_others_mark_some()
    {
        NerMetrics metrics = Compute(null, ("B-PER I-PER O", "B-PER I-PER O"), ("B-LOC 0 O", "B-LOC O NOUN"));
        Assert.True(metrics.HasSpans);
        Assert.Equal(1, metrics.F1);
        Assert.Equal(["0", "NOUN"], metrics.StrayTags);
        Assert.Equal(4.0 / 6, metrics.TokenAccuracy);
    }

    [Theory]
    [InlineData("B-PER 0 0", "B-PER 0 0", true)] // Nothing is O: 0 stands for it.
    [InlineData("NOUN VERB B-PER", "NOUN VERB VERB", false)]
    [InlineData("N I S N V", "N I S V V", false)] // Parts of speech of a letter each.
    [InlineData("PER O LOC", "PER O O", false)]
    [InlineData("I-PER O", "O O", true)]
    public void Whether_tags_mark_spans_is_seen_by_most_of_them(string actual, string predicted, bool spans)
    {
        NerMetrics metrics = Compute(null, (actual, predicted));
        Assert.Equal(spans, metrics.HasSpans);
        if (!spans) Assert.Empty(metrics.StrayTags);
    }

    private static void Says(TagScheme? scheme, string part, params (string Actual, string Predicted)[] sentences) =>
        Assert.Contains(part, Assert.Throws<InvalidDataException>(() => Compute(scheme, sentences)).Message, StringComparison.Ordinal);

    private static void Counts(int support, int found, int correct, TagScheme? scheme, params (string Actual, string Predicted)[] sentences)
    {
        NerMetrics metrics = Compute(scheme, sentences);
        Assert.Equal((support, found, correct), (metrics.Micro.Support, metrics.Micro.Predicted, metrics.Micro.Correct));
    }

    private static void Is(PrecisionRecallScores scores, double precision, double recall, double f1, long support)
    {
        Assert.Equal(precision, scores.Precision, 1e-12);
        Assert.Equal(recall, scores.Recall, 1e-12);
        Assert.Equal(f1, scores.F1, 1e-12);
        Assert.Equal(support, scores.Support);
    }

    private static NerMetrics Compute(TagScheme? scheme, params (string Actual, string Predicted)[] sentences) =>
        NerMetrics.Compute(sentences.Select(sentence => (Tags(sentence.Actual), Tags(sentence.Predicted))), scheme);

    private static IReadOnlyList<string> Tags(string tags) => tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
