using System.Text;
using DistillEmb.MLNet.Sequences;
using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Classification;
using DistillEmb.MLNet.Training.Tests.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Sequences;

/// <summary>Rows that are equal to the network are all trained on or all validated on.</summary>
public sealed class ValidationShareTests
{
    private const int Texts = 50;
    private const int Copies = 4;

    // The label is a coin: nothing of a text that was not seen tells it, so a good score is that of texts learnt by heart.
    [Fact]
    public void A_classifier_is_not_validated_on_texts_that_it_was_trained_on()
    {
        var random = new Random(1);
        LabeledSample.Row[] rows = [.. Repeated().Select(tokens => (Tokens: tokens, Label: random.Next(2) == 0 ? "head" : "tail")).SelectMany(row => Enumerable.Repeat(row, Copies)).Select(row => new LabeledSample.Row { Tokens = row.Tokens, Label = row.Label })];
        random.Shuffle(rows);
        DistillEmbTextClassificationOptions options = LabeledSample.Options(epochs: 12);
        var best = new Best();
        (options.Progress, options.ValidationShare, options.Patience) = (best, 0.3, 0);
        var mlContext = new MLContext();
        mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options).Fit(LabeledSample.View(mlContext, rows));
        Assert.InRange(best.Score, 0, 0.85);
    }

    [Fact]
    public void A_tagger_is_not_validated_on_sentences_that_it_was_trained_on()
    {
        var random = new Random(1);
        TaggedRow[] rows = [.. Repeated().Select(tokens => (Tokens: tokens, Tags: Array.ConvertAll(tokens, _ => random.Next(2) == 0 ? "head" : "tail"))).SelectMany(row => Enumerable.Repeat(row, Copies)).Select(row => new TaggedRow { Tokens = row.Tokens, Label = row.Tags })];
        random.Shuffle(rows);
        DistillEmbNerOptions options = TaggedSample.Options(epochs: 15);
        var best = new Best();
        (options.Progress, options.ValidationShare, options.Patience) = (best, 0.3, 0);
        var mlContext = new MLContext();
        mlContext.MulticlassClassification.Trainers.DistillEmbNer(options).Fit(mlContext.Data.LoadFromEnumerable(rows));
        Assert.InRange(best.Score, 0, 0.8);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    public void Copies_in_any_Unicode_form_are_on_one_side_and_the_share_stays(double share)
    {
        var random = new Random(5);
        string[][] rows = [.. Repeated().SelectMany((row, i) => Enumerable.Repeat(row.Select(word => $"{word}\u00E9").ToArray(), 1 + (i % 7)))];
        foreach (string[] row in rows.Where(_ => random.Next(2) == 0)) row[2] = row[2].Normalize(NormalizationForm.FormD);
        random.Shuffle(rows);
        HashSet<int> drawn = ValidationShare.Draw(rows, share, new Random(1));
        Assert.Equal(drawn, ValidationShare.Draw(rows, share, new Random(1)));
        Assert.NotEqual(drawn, ValidationShare.Draw(rows, share, new Random(2)));
        Assert.InRange(drawn.Count, (share * rows.Length) - 4, (share * rows.Length) + 4); // Half of the most copies.
        ILookup<bool, string> sides = Enumerable.Range(0, rows.Length).ToLookup(drawn.Contains, row => string.Join(' ', rows[row]).Normalize(NormalizationForm.FormC));
        Assert.Empty(sides[true].Intersect(sides[false]));
    }

    // Of rows that all differ, those that were drawn before copies were kept together: figures of such data stay.
    [Fact]
    public void Rows_that_differ_are_drawn_one_by_one()
    {
        string[][] rows = [.. Repeated(), [], [""], ["", ""], .. Enumerable.Range(0, 40).Select(i => new[] { $"{i}" })];
        int[] places = [.. Enumerable.Range(0, rows.Length).Where(row => rows[row].Length > 0)];
        new Random(4).Shuffle(places);
        Assert.Equal(places.Take((int)Math.Round(0.2 * places.Length)).Order(), ValidationShare.Draw(rows, 0.2, new Random(4)).Order());
    }

    [Fact]
    public void Rows_are_told_apart_by_the_borders_of_their_tokens()
    {
        string[][] rows = [["ab", "c"], ["a", "bc"], ["a:1:b", "c"], ["abc"], ["1:a"], ["a"]];
        Assert.Equal(3, ValidationShare.Draw(rows, 0.5, new Random(1)).Count);
    }

    [Fact]
    public void Rows_that_are_all_the_same_are_trained_on_and_it_is_told()
    {
        var mlContext = new MLContext();
        List<string> warnings = LoggedLines.Of(mlContext, ChannelMessageKind.Warning);
        TaggedRow[] rows = [.. Enumerable.Repeat(new TaggedRow { Tokens = ["abebe", "left"], Label = ["N", "V"] }, 20)];
        mlContext.MulticlassClassification.Trainers.DistillEmbNer(TaggedSample.Options(epochs: 1)).Fit(mlContext.Data.LoadFromEnumerable(rows));
        Assert.Contains(warnings, warning => warning.StartsWith("No rows could be drawn to validate on: ValidationShare is 0.1", StringComparison.Ordinal));
    }

    // What stands behind the tokens that are read tells no rows apart.
    [Fact]
    public void Texts_that_are_cut_to_the_same_tokens_are_on_one_side()
    {
        var random = new Random(1);
        LabeledSample.Row[] rows = [.. Repeated().Select(tokens => (Tokens: tokens, Label: random.Next(2) == 0 ? "head" : "tail"))
            .SelectMany(row => Enumerable.Range(0, Copies).Select(copy => new LabeledSample.Row { Tokens = [.. row.Tokens, $"copy{copy}"], Label = row.Label }))];
        DistillEmbTextClassificationOptions options = LabeledSample.Options(epochs: 12);
        var best = new Best();
        (options.Progress, options.ValidationShare, options.Patience, options.MaxTokens) = (best, 0.3, 0, 6);
        var mlContext = new MLContext();
        mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options).Fit(LabeledSample.View(mlContext, rows));
        Assert.InRange(best.Score, 0, 0.85);
    }

    [Fact]
    public void Repeated_sentences_of_a_real_corpus_are_on_one_side()
    {
        string folder = Environment.GetEnvironmentVariable("DISTILLEMB_DATA") is { Length: > 0 } named ? named : Path.Combine(RepositoryRoot.Path, "..", "shared", "data");
        string file = Path.Combine(folder, "ner", "kin", "train.txt");
        Assert.SkipUnless(File.Exists(file), $"'{file}' is absent; DISTILLEMB_DATA may name another folder.");
        string[][] rows = [.. new MLContext().Data.LoadFromConllFile(file).GetColumn<string[]>("Tokens")];
        HashSet<int> drawn = ValidationShare.Draw(rows, 0.1, new Random(1));
        ILookup<bool, string> sides = Enumerable.Range(0, rows.Length).ToLookup(drawn.Contains, row => string.Join(' ', rows[row]));
        Assert.InRange(rows.Length - rows.Select(row => string.Join(' ', row)).Distinct().Count(), 50, rows.Length); // It does repeat some.
        Assert.Empty(sides[true].Intersect(sides[false]));
        Assert.InRange(drawn.Count, (0.1 * rows.Length) - 1, (0.1 * rows.Length) + 5);
    }

    private static IEnumerable<string[]> Repeated()
    {
        var random = new Random(3);
        return Enumerable.Range(0, Texts).Select(_ => Enumerable.Range(0, 6).Select(_ => string.Concat(Enumerable.Range(0, 4).Select(_ => (char)random.Next('a', 'z' + 1)))).ToArray());
    }

    private sealed class TaggedRow
    {
        public string[] Tokens { get; set; } = [];

        public string[] Label { get; set; } = [];
    }

    private sealed class Best : IProgress<SentenceTrainingProgress>
    {
        public double Score { get; private set; }

        public void Report(SentenceTrainingProgress value) => Score = Math.Max(Score, value.ValidationScore ?? 0);
    }
}
